// The hopper's screen, the button that takes its next number, and what admins and managers set.
#include "tests/ui/agent_desk.hpp"
#include "tests/ui/manager_desk.hpp"
#include "ui/model/route.hpp"
#include "ui/screens/admin/admin.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

// ---- The agent's button

void lets_pull(AgentDesk& desk, bool pulls = true) {
    Campaign campaign = *desk.replica->view().campaign(client_campaign);
    campaign.agents_pull = pulls;
    desk.replica->restore_rows({campaign}, 2);
    desk.draw();
}
std::string why_disabled(const AgentDesk& desk) {
    const Node node = desk.stage.the(AriaRole::button, "Take next number");
    return node.enabled ? "" : node.value;
}

TEST(TakeNextButton, IsThereOnlyWhereTheCampaignAllowsIt) {
    AgentDesk desk;
    desk.open();
    EXPECT_FALSE(desk.stage.find(AriaRole::button, "Take next number"));
    lets_pull(desk);
    EXPECT_TRUE(desk.stage.find(AriaRole::button, "Take next number"));
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "You have no number yet today"));
    desk.model.screen = Screen::customer_service;
    desk.draw();
    EXPECT_FALSE(desk.stage.find(AriaRole::button, "Take next number"));
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(TakeNextButton, TakesByItsKeyAndOpensTheNumber) {
    AgentDesk desk;
    const AssignmentId first = desk.add_number("Musa Danjuma");
    desk.open();
    lets_pull(desk);
    desk.stage.press(ImGuiKey_T);
    desk.draw();
    ASSERT_EQ(desk.commanded<TakeNext>().size(), 1U);
    EXPECT_EQ(desk.commanded<TakeNext>()[0].campaign, client_campaign);
    // The relay's rows: it is in hand now.
    Assignment taken = *desk.replica->view().assignment(first);
    taken.from_hopper = true;
    taken.stage = recall::Stage::claimed;
    taken.claim_expires = desk.model.now + 30 * minute_ms;
    desk.memory.work.taking = client_campaign;
    desk.replica->restore_rows({taken}, 3);
    desk.draw();
    EXPECT_EQ(desk.memory.work.chosen, first);
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(TakeNextButton, SaysWhyItCannotBePressed) {
    AgentDesk desk;
    const AssignmentId id = desk.add_number("Musa Danjuma");
    desk.open();
    lets_pull(desk);
    EXPECT_EQ(why_disabled(desk), "");
    desk.model.link = Link::offline;
    desk.draw();
    EXPECT_EQ(why_disabled(desk), "Taking a number needs a connection.");
    desk.model.link = Link::live;
    desk.give(ClaimLead{id});
    EXPECT_EQ(why_disabled(desk), "Finish or release the number you hold first.");
    desk.give(StartCall{id, desk.model.now});
    desk.give(ReleaseClaim{id});
    EXPECT_EQ(why_disabled(desk), "A call you began is not completed yet. Complete it first.");
}

// ---- The manager's screen

struct HopperDesk : ManagerDesk {
    HopperDesk() {
        lists();
        ready();
        PageOf<HopperRow>& page = answers.hopper;
        page.known = true;
        page.about = "client";
        page.total = 120;
        HopperRow due;
        due.lead.name = "Ngozi Okafor";
        due.lead.phone = {2348038180441};
        due.lead.list = "may";
        due.lead.status = status_callback_due;
        due.position = 1;
        due.callback_time = desk_now;
        HopperRow closed;
        closed.lead.name = "Musa Danjuma";
        closed.lead.list = "may";
        closed.lead.status = status_new;
        closed.position = 2;
        closed.closed = true;
        closed.opens = desk_now + 60 * minute_ms;
        page.items = {due, closed};
    }
    void draw() {
        draw_hopper(model, memory.hopper, memory.viewer, wishes);
        note_questions();
    }
};

TEST(HopperScreen, ShowsWhatComesNextWithItsReasons) {
    for (const float width : {1280.F, 390.F}) {
        Stage stage(width, 844);
        HopperDesk desk;
        stage.show([&] { desk.draw(); });
        stage.frames(3);
        EXPECT_EQ(desk.asked(Topic::hopper).at(0), "/hopper?campaign=client");
        EXPECT_TRUE(stage.find(AriaRole::row, "Ngozi Okafor, place 1"));
        EXPECT_TRUE(stage.find(AriaRole::row, "Musa Danjuma, place 2"));
        EXPECT_EQ(stage.the(AriaRole::status, "In the hopper").value, "120");
        EXPECT_EQ(stage.faults(), "") << width;
    }
}

TEST(HopperScreen, TellsWhichCallbacksAreHeldAndOpensOne) {
    for (const float width : {1280.F, 390.F}) {
        Stage stage(width, 844);
        HopperDesk desk;
        stage.show([&] { desk.draw(); });
        stage.frames(3);
        EXPECT_EQ(desk.asked(Topic::held_callbacks).at(0),
                  "/hopper?campaign=client&held=1");
        PageOf<HopperRow>& page = desk.answers.held_callbacks;
        page.known = true;
        page.total = 2;
        HopperRow off, closed;
        off.lead.name = "Ada Obi";
        off.callback = CallbackId{5};
        off.callback_time = closed.callback_time = desk_now;
        off.held = Held::not_a_dial_status;
        closed.lead.name = "Uche Eze";
        closed.held = Held::hours_closed;
        closed.closed = true;
        closed.opens = desk_now + 60 * minute_ms;
        page.items = {off, closed};
        stage.frames(2);
        EXPECT_EQ(stage.the(AriaRole::tab, "Held callbacks").value, "2");
        stage.click(AriaRole::tab, "Held callbacks");
        stage.frames(3);
        ASSERT_TRUE(stage.find(AriaRole::row, "Ada Obi, Due callbacks are not called"));
        EXPECT_TRUE(stage.find(AriaRole::row, "Uche Eze, Closed there until " +
                                              time_of_day(desk.model, closed.opens)));
        EXPECT_EQ(stage.faults(), "") << width;
        stage.click(AriaRole::row, "Ada Obi, Due callbacks are not called");
        EXPECT_EQ(desk.memory.viewer.chosen, CallbackId{5});
        ASSERT_EQ(desk.given<Show>().size(), 1U);
        EXPECT_EQ(desk.given<Show>()[0].screen, Screen::callbacks);
    }
}

TEST(HopperScreen, HasAnAddress) {
    Memory memory;
    memory.hopper.held = true;
    memory.hopper.campaign = Code("customer");
    memory.hopper.page = 3;
    const std::string route = route_of(Screen::hopper, memory);
    EXPECT_EQ(route, "/hopper/customer?show=held&page=3");
    Memory other;
    EXPECT_EQ(follow(route, other), Screen::hopper);
    EXPECT_EQ(other.hopper.campaign, Code("customer"));
    EXPECT_EQ(other.hopper.page, 3);
    EXPECT_TRUE(other.hopper.held);
}

// ---- A list's settings

struct SettingsDesk : ManagerDesk {
    SettingsDesk() {
        lists();
        ready();
        memory.database.chosen = "may";
        memory.database.list_settings = {"Clients, May", ""};
    }
    void draw() { draw_database(model, memory.database, wishes); }
};

TEST(ListSettings, TheLastDayIsTypedAndSaved) {
    Stage stage;
    SettingsDesk desk;
    stage.show([&] { desk.draw(); });
    EXPECT_FALSE(stage.the(AriaRole::button, "Save").enabled);
    stage.click(AriaRole::textbox, "Last day");
    stage.type("2026-12");
    stage.frames(2);
    EXPECT_EQ(stage.the(AriaRole::button, "Save").value,
              "Write a day like 2026-12-31, or nothing.");
    stage.type("-31");
    stage.frames(2);
    stage.click(AriaRole::button, "Save");
    ASSERT_EQ(desk.commands<SaveList>().size(), 1U);
    EXPECT_EQ(to_text(desk.commands<SaveList>()[0].list.expires), "2026-12-31");
    EXPECT_FALSE(desk.memory.database.list_settings.has_value());
}

TEST(ListSettings, AResetSaysWhatItWouldDo) {
    Stage stage;
    SettingsDesk desk;
    stage.show([&] { desk.draw(); });
    EXPECT_FALSE(stage.the(AriaRole::button, "Reset list").enabled);
    desk.answered(Topic::reset, "/lists/may/reset");
    desk.answers.reset.called = 12;
    desk.answers.reset.dialable = 7;
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Reset list");
    ASSERT_EQ(desk.commands<ResetList>().size(), 1U);
    EXPECT_EQ(desk.commands<ResetList>()[0].list, "may");
}

// ---- A campaign's dialing

TEST(Holidays, AreWrittenALineEach) {
    const HolidaysTyped typed = typed_holidays("2026-12-25\n\n 2026-07-14 Europe/Paris\n");
    EXPECT_EQ(typed.error, "");
    EXPECT_EQ(typed.holidays, (std::vector<Holiday>{{*day_from_text("2026-12-25")},
                                                    {*day_from_text("2026-07-14"),
                                                     "Europe/Paris"}}));
    EXPECT_EQ(holidays_text({{}, typed.holidays}), "2026-12-25\n2026-07-14 Europe/Paris\n");
    for (const char* wrong :
         {"soon", "2026-12-25\n2026-02-30", "2026-12-25 Europe/Paris holiday"}) {
        EXPECT_NE(typed_holidays(wrong).error, "") << wrong;
    }
    EXPECT_EQ(typed_holidays("2026-12-25\nsoon").error.substr(0, 6), "Line 2");
}

struct DialingDesk : ManagerDesk {
    DialingDesk() {
        User admin = std::get<User>(rows[1]);
        admin.role = Role::admin;
        rows[1] = admin;
        ready();
        memory.admin.part = AdminPart::campaigns;
        memory.admin.campaign = Code("client");
    }
    void draw() { draw_admin(model, memory.admin, memory.tracker, wishes); }
    const Campaign& now() const { return memory.admin.campaign_draft->now; }
};

TEST(Dialing, IsPartOfTheCampaignsForm) {
    Stage stage(1280, 2400);
    DialingDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::checkbox, "Agents take the next number themselves");
    stage.click(AriaRole::checkbox, "Callbacks that are due");
    stage.click(AriaRole::button, "Preset…");
    stage.frames(2);
    stage.click(AriaRole::button, "France");
    stage.frames(2);
    EXPECT_TRUE(desk.now().agents_pull);
    EXPECT_EQ(desk.now().dial_statuses.back(), status_callback_due);
    EXPECT_EQ(desk.now().hours.rules.size(), 2U);
    EXPECT_EQ(desk.now().hours.holidays.size(), 22U);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Save");
    ASSERT_EQ(desk.commands<SaveCampaign>().size(), 1U);
    EXPECT_EQ(desk.commands<SaveCampaign>()[0].campaign.hours, desk.now().hours);
}

TEST(Dialing, HoursAndWaitsAreEditedInDialogs) {
    Stage stage(1280, 2400);
    DialingDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Add hours…");
    stage.frames(2);
    stage.click(AriaRole::textbox, "Where");
    stage.type("America/");
    stage.click(AriaRole::button, "Add");
    stage.frames(2);
    ASSERT_EQ(desk.now().hours.rules.size(), 1U);
    EXPECT_EQ(desk.now().hours.rules[0].zone, "America/");
    stage.click(AriaRole::row, "Mon – Fri, 08:00 – 20:00");
    stage.frames(2);
    stage.click(AriaRole::button, "Remove");
    stage.frames(2);
    EXPECT_TRUE(desk.now().hours.rules.empty());

    stage.click(AriaRole::button, "Add a rule…");
    stage.frames(2);
    EXPECT_EQ(stage.the(AriaRole::button, "Add").value, "Choose a status.");
    desk.memory.admin.recycling->rule.status = status_new;
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Add");
    stage.frames(2);
    EXPECT_EQ(desk.now().recycling, (std::vector<RecyclingRule>{{status_new, 60, 5}}));
    EXPECT_TRUE(stage.find(AriaRole::row, "New numbers"));
}

}  // namespace
}  // namespace recall::ui
