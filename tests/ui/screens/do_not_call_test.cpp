// The do-not-call screen: what it asks, adds after a look at what would come of it, and takes off.
#include "tests/ui/manager_desk.hpp"
#include "ui/model/route.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

using Adding = DoNotCallModel::Step;
const Phone listed{2348030000001};

struct DoNotCallDesk : ManagerDesk {
    DoNotCallDesk() {
        ready();
        auto& page = answers.do_not_call;
        page.known = true;
        page.total = 1;
        page.items = {{{Code("client"), listed}, "Asked us to", desk_now, "manager", {}}};
    }
    void draw() {
        draw_do_not_call(model, memory.do_not_call, wishes);
        note_questions();
    }
};

TEST(DoNotCallScreen, ShowsWhoMustNotBeCalledByWhomAndWhy) {
    for (const float width : {1280.F, 390.F}) {
        Stage stage(width, 844);
        DoNotCallDesk desk;
        stage.show([&] { desk.draw(); });
        stage.frames(3);
        EXPECT_EQ(desk.asked(Topic::do_not_call).at(0), "/do-not-call");
        EXPECT_TRUE(stage.find(AriaRole::row, phone_text(listed) + ", Client CRM"));
        EXPECT_EQ(stage.faults(), "") << width;
    }
}

TEST(DoNotCallScreen, WritesTheLastDayAsPeopleReadIt) {
    Stage stage;
    DoNotCallDesk desk;
    desk.answers.do_not_call.items[0].expires = *day_from_text("2026-11-26");
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::cell, "Thu 26 Nov"));
    desk.answers.do_not_call.items[0].expires = *day_from_text("2027-01-01");
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::cell, "Fri 1 Jan 2027"));
}

TEST(DoNotCallScreen, AddsTypedNumbersAfterALookAtWhatWouldComeOfIt) {
    Stage stage;
    DoNotCallDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Add numbers…");
    stage.frames(2);
    EXPECT_EQ(stage.the(AriaRole::button, "Check").value, "Write a number, or choose a file.");
    stage.click(AriaRole::textbox, "Numbers");
    stage.type("08030000001");
    stage.click(AriaRole::textbox, "Last day");
    stage.type("soon");
    stage.frames(2);
    EXPECT_FALSE(stage.the(AriaRole::button, "Check").enabled);
    desk.memory.do_not_call.adding->expires = "2099-12-31";
    stage.frames(2);
    stage.click(AriaRole::button, "Check");
    auto wishes = desk.given<AddToDoNotCall>();
    ASSERT_EQ(wishes.size(), 1U);
    EXPECT_TRUE(wishes[0].dry_run);
    EXPECT_EQ(wishes[0].numbers, "08030000001");
    EXPECT_FALSE(wishes[0].campaign) << "the whole desk, unless somebody says otherwise";
    EXPECT_EQ(to_text(wishes[0].expires), "2099-12-31");

    desk.model.do_not_call = {.step = Adding::preview, .numbers = 1, .leads = 1};
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Put 1 number on the list");
    wishes = desk.given<AddToDoNotCall>();
    ASSERT_EQ(wishes.size(), 2U);
    EXPECT_FALSE(wishes[1].dry_run);

    desk.model.do_not_call.step = Adding::done;
    stage.frames(2);
    stage.click(AriaRole::button, "Done");
    EXPECT_FALSE(desk.memory.do_not_call.adding.has_value());
    EXPECT_EQ(desk.given<CloseDoNotCall>().size(), 1U);
}

TEST(DoNotCallScreen, WhatIsNoNumberIsShownWithItsLine) {
    Stage stage;
    DoNotCallDesk desk;
    desk.memory.do_not_call.adding = DoNotCallDraft{.numbers = "nonsense"};
    desk.model.do_not_call = {.step = Adding::preview,
                              .refused_total = 1,
                              .refused = {{3, "phone", "This is no phone number.", "nonsense"}}};
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::text, "Line 3: nonsense – This is no phone number."));
    EXPECT_FALSE(stage.the(AriaRole::button, "Put 0 numbers on the list").enabled);
    stage.click(AriaRole::button, "Back");
    EXPECT_TRUE(desk.memory.do_not_call.adding) << "what was typed stays";
    ASSERT_EQ(desk.given<CloseDoNotCall>().size(), 1U);
    EXPECT_TRUE(desk.given<CloseDoNotCall>()[0].keep_file) << "and so does what was chosen";
    EXPECT_EQ(stage.faults(), "");
}

TEST(DoNotCallScreen, TakesOneOffAfterAQuestion) {
    Stage stage;
    DoNotCallDesk desk;
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    stage.click(AriaRole::button, "Take off");
    stage.frames(2);
    EXPECT_TRUE(desk.given<TakeOffDoNotCall>().empty());
    ASSERT_TRUE(desk.memory.do_not_call.removing);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Cancel");
    stage.frames(2);
    EXPECT_FALSE(desk.memory.do_not_call.removing);
}

TEST(DoNotCallScreen, OfflineSaysWhyNothingCanBeChanged) {
    Stage stage;
    DoNotCallDesk desk;
    desk.model.link = Link::offline;
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    EXPECT_FALSE(stage.the(AriaRole::button, "Add numbers…").enabled);
    EXPECT_NE(stage.the(AriaRole::button, "Add numbers…").value, "");
}

TEST(DoNotCallScreen, HasAnAddress) {
    Memory memory;
    memory.do_not_call = {.scope = "client", .text = "0803", .page = 2};
    const std::string route = route_of(Screen::do_not_call, memory);
    EXPECT_EQ(route, "/do-not-call?for=client&text=0803&page=2");
    Memory other;
    EXPECT_EQ(follow(route, other), Screen::do_not_call);
    EXPECT_EQ(other.do_not_call.scope, "client");
    EXPECT_EQ(other.do_not_call.page, 2);
}

}  // namespace
}  // namespace recall::ui
