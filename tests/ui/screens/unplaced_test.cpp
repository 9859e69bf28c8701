// The screen of unplaced work: what it shows, and what a manager makes of it.
#include "tests/ui/manager_desk.hpp"
#include "ui/model/screens.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

const Phone called{2348030000001};

struct UnplacedDesk : ManagerDesk {
    UnplacedDesk() {
        agents_at_work();
        lists();
        rows.push_back(UnplacedCount{2});
        ready();
        auto& page = answers.unplaced;
        page.known = true;
        page.total = 1;
        page.items = {item()};
    }
    static Unplaced item() {
        Unplaced one;
        one.id = {7};
        one.by = "ada";
        one.handed_at = desk_now;
        one.work = {.command = "CompleteCall",
                    .reason = "callback_time_past",
                    .why = "That time has passed.",
                    .phone = called,
                    .name = "Amaka",
                    .outcome = Code("SUCCESS"),
                    .notes = "Pays cash on Friday.",
                    .ended_at = desk_now + -minute_ms,
                    .note = "My clock was wrong."};
        return one;
    }
    void found(const ListId& list) {
        auto& page = answers.unplaced_leads;
        page.known = true;
        page.total = 1;
        Lead lead;
        lead.id = {42};
        lead.list = list;
        lead.name = "Amaka Obi";
        lead.phone = called;
        page.items = {{lead, "", {}}};
    }
    void draw() {
        draw_unplaced(model, memory.unplaced, wishes);
        note_questions();
    }
};

TEST(UnplacedScreen, ShowsWhoseWorkItIsAndEverythingThatWasTyped) {
    for (const float width : {1280.F, 390.F}) {
        Stage stage(width, 844);
        UnplacedDesk desk;
        stage.show([&] { desk.draw(); });
        stage.frames(3);
        EXPECT_EQ(desk.asked(Topic::unplaced).at(0), "/unplaced?state=open");
        desk.memory.unplaced.chosen = UnplacedId{7};
        stage.frames(3);
        EXPECT_TRUE(stage.find(AriaRole::alert, "It has no place: That time has passed."));
        EXPECT_EQ(stage.copied("What was written"), "Pays cash on Friday.");
        EXPECT_EQ(stage.faults(), "") << width;
    }
}

TEST(UnplacedScreen, IsInTheNavigationWithHowManyWait) {
    UnplacedDesk desk;
    EXPECT_EQ(desk.replica.view().unplaced_count().open, 2);
    const std::vector<Screen> screens = screens_of(desk.replica);
    EXPECT_NE(std::find(screens.begin(), screens.end(), Screen::unplaced), screens.end());
    EXPECT_EQ(name_of(Screen::unplaced), "Unplaced work");
}

TEST(UnplacedScreen, PlacesTheCallOnTheNumberThatIsFound) {
    Stage stage;
    UnplacedDesk desk;
    desk.memory.unplaced.chosen = UnplacedId{7};
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    stage.click(AriaRole::button, "Place on a number…");
    stage.frames(2);
    EXPECT_EQ(desk.asked(Topic::unplaced_leads).at(0), "/leads?text=%2B2348030000001&size=20");
    EXPECT_EQ(stage.the(AriaRole::button, "Place the call").value,
              "Choose the number it belongs to.");
    desk.found("may");
    stage.frames(2);
    stage.click(AriaRole::row, "Amaka Obi, " + phone_text(called));
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Place the call");
    const auto placed = desk.commands<PlaceUnplaced>();
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_EQ(placed[0].unplaced, UnplacedId{7});
    EXPECT_EQ(placed[0].lead, LeadId{42});
    EXPECT_FALSE(placed[0].outcome) << "as it was typed";
    EXPECT_FALSE(desk.memory.unplaced.deed);
}

TEST(UnplacedScreen, AsksForTheOutcomeWhereTheCampaignDoesNotKnowIt) {
    Stage stage;
    UnplacedDesk desk;
    desk.answers.unplaced.items[0].work.outcome = Code("RESOLVED");
    desk.memory.unplaced.chosen = UnplacedId{7};
    desk.memory.unplaced.deed = UnplacedDeed::place;
    desk.found("may");
    desk.memory.unplaced.place.lead = desk.answers.unplaced_leads.items[0].lead;
    stage.show([&] { desk.draw(); });
    stage.frames(3);
    EXPECT_EQ(stage.the(AriaRole::button, "Place the call").value, "Choose what the call came to.");
    desk.memory.unplaced.place.outcome = Code("SUCCESS");
    stage.frames(2);
    stage.click(AriaRole::button, "Place the call");
    ASSERT_EQ(desk.commands<PlaceUnplaced>().size(), 1U);
    EXPECT_EQ(desk.commands<PlaceUnplaced>()[0].outcome, Code("SUCCESS"));
}

TEST(UnplacedScreen, GivesTheNumberBackToItsAgent) {
    Stage stage;
    UnplacedDesk desk;
    desk.answers.unplaced.items[0].work.lead = {42};
    desk.memory.unplaced.chosen = UnplacedId{7};
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    stage.click(AriaRole::button, "Give to an agent…");
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Give the number");
    const auto given = desk.commands<HandUnplaced>();
    ASSERT_EQ(given.size(), 1U);
    EXPECT_EQ(given[0].agent, "ada") << "whose work it is, unless somebody says otherwise";
    EXPECT_FALSE(given[0].lead) << "the number it names itself";
}

TEST(UnplacedScreen, DismissesAfterAQuestionThatSaysWhatIsLost) {
    Stage stage;
    UnplacedDesk desk;
    desk.memory.unplaced.chosen = UnplacedId{7};
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    stage.click(AriaRole::button, "Dismiss…");
    stage.frames(2);
    EXPECT_TRUE(desk.commands<DismissUnplaced>().empty());
    EXPECT_TRUE(stage.find(AriaRole::text,
                           "This call of Ada is then counted nowhere: no completed call, no "
                           "figure. What was written stays in this list only: “Pays cash on "
                           "Friday.”"));
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Dismiss");
    ASSERT_EQ(desk.commands<DismissUnplaced>().size(), 1U);
}

TEST(UnplacedScreen, OfflineSaysWhyNothingCanBeDone) {
    Stage stage;
    UnplacedDesk desk;
    desk.model.link = Link::offline;
    desk.memory.unplaced.chosen = UnplacedId{7};
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    for (const char* button : {"Place on a number…", "Give to an agent…", "Dismiss…"}) {
        EXPECT_FALSE(stage.the(AriaRole::button, button).enabled) << button;
        EXPECT_NE(stage.the(AriaRole::button, button).value, "") << button;
    }
}

TEST(UnplacedScreen, WhatIsClosedSaysWhatBecameOfIt) {
    Stage stage;
    UnplacedDesk desk;
    Unplaced& item = desk.answers.unplaced.items[0];
    item.state = UnplacedState::dismissed;
    item.closed_by = "manager";
    item.closed_at = desk_now;
    item.closed_why = "A test call";
    desk.memory.unplaced.chosen = UnplacedId{7};
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    EXPECT_FALSE(stage.find(AriaRole::button, "Dismiss…"));
    EXPECT_TRUE(stage.find(AriaRole::text, "A test call"));
}

TEST(UnplacedScreen, HasAnAddress) {
    for (const std::string route : {"/unplaced", "/unplaced/7", "/unplaced/7?state=all&agent=ada",
                                    "/unplaced?state=placed&page=3"}) {
        Memory memory;
        ASSERT_EQ(follow(route, memory), Screen::unplaced) << route;
        EXPECT_EQ(route_of(Screen::unplaced, memory), route);
    }
    Memory memory;
    EXPECT_FALSE(follow("/unplaced/seven", memory));
}

}  // namespace
}  // namespace recall::ui
