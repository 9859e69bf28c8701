// Presence: an agent says it, a manager sees it, an admin names the pauses.
#include "tests/ui/manager_desk.hpp"
#include "ui/parts/presence_bar.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

// Somebody who takes calls, with one number in hand.
struct PresentAgent : ManagerDesk {
    PresentAgent() {
        agent("ada", "Ada", {Code("client")});
        rows.push_back(Lead{.id = LeadId{1}, .list = "may", .phone = Phone{2348038180441U},
                            .name = "Amaka", .columns = {}, .status = status_new});
        replica = Replica("ada", "tab");
        answers.presence.pause_codes = {"Break", "Lunch"};
    }
    void hold(bool calling) {
        Assignment held;
        held.id = AssignmentId{1};
        held.lead = LeadId{1};
        held.list = "may";
        held.campaign = Code("client");
        held.agent = "ada";
        held.day = model.today;
        held.stage = recall::Stage::claimed;
        held.claim_expires = desk_now + 20 * minute_ms;
        if (calling) held.call_started = desk_now + -minute_ms;
        rows.push_back(held);
    }
    void draw() { draw_presence_button(model, wishes); }
};

TEST(Presence, AnAgentPausesWithACodeAndIsReadyAgain) {
    Stage stage;
    PresentAgent desk;
    desk.ready();
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Not ready");
    stage.click(AriaRole::button, "Pause: Lunch");
    ASSERT_EQ(desk.given<SayPresence>().size(), 1U);
    EXPECT_EQ(desk.given<SayPresence>()[0].state, "paused");
    EXPECT_EQ(desk.given<SayPresence>()[0].code, "Lunch");

    desk.answers.presence.said = {"paused", "Lunch", desk_now};
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::button, "Paused: Lunch"));
    EXPECT_EQ(stage.faults(), "");
    stage.press(ImGuiKey_P);
    ASSERT_EQ(desk.given<SayPresence>().size(), 2U);
    EXPECT_EQ(desk.given<SayPresence>()[1].state, "ready");
}

TEST(Presence, APauseThatDidNotReachTheRelayCanBeSaidAgain) {
    Stage stage;
    PresentAgent desk;
    desk.ready();
    desk.acts.presence.problem = "The relay does not answer. Try again.";
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Not ready");
    stage.click(AriaRole::button, "Pause: Lunch");
    EXPECT_EQ(desk.given<SayPresence>().size(), 1U);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Presence, ACallInHandIsShownAndCanBeWrappedUp) {
    Stage stage;
    PresentAgent desk;
    desk.hold(true);
    desk.ready();
    desk.answers.presence.said = {"ready", "", desk_now + -5 * minute_ms};
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "In call");
    stage.click(AriaRole::button, "Call ended, wrapping up");
    ASSERT_EQ(desk.given<SayPresence>().size(), 1U);
    EXPECT_EQ(desk.given<SayPresence>()[0].state, "wrap_up");
    desk.answers.presence.said = {"wrap_up", "", desk_now};
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::button, "Wrap-up"));
}

TEST(Presence, WithoutAConnectionItCannotBeSaidAndItSaysWhy) {
    Stage stage;
    PresentAgent desk;
    desk.hold(false);
    desk.ready();
    desk.model.link = Link::offline;
    stage.show([&] { desk.draw(); });
    const Node button = stage.the(AriaRole::button, "Not ready");
    EXPECT_FALSE(button.enabled);
    EXPECT_EQ(button.value, "There is no connection, so nobody would see it.");
    stage.press(ImGuiKey_P);
    EXPECT_TRUE(desk.wishes.empty());
}

TEST(Presence, AManagerSeesAnAgentsDay) {
    Stage stage;
    PresentAgent desk;
    desk.ready();
    const TeamAgent ada{.username = "ada", .name = "Ada"};
    desk.answered(Topic::team_day, "/presence?agent=ada&day=" + to_text(desk.model.today));
    desk.answers.team_day.items = {
        {2, "ada", PresenceState::paused, "Lunch", desk_now + -30 * minute_ms, {}},
        {1, "ada", PresenceState::ready, "", desk_now + -90 * minute_ms,
         desk_now + -30 * minute_ms}};
    stage.show([&] { draw_presence_day(desk.model, ada, desk.wishes); });
    EXPECT_TRUE(stage.find(AriaRole::row, "Paused: Lunch"));
    EXPECT_TRUE(stage.find(AriaRole::cell, "30:00"));
    EXPECT_TRUE(stage.find(AriaRole::cell, "1:00:00"));
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Export presence");
    ASSERT_EQ(desk.given<SaveListing>().size(), 1U);
    EXPECT_NE(desk.given<SaveListing>()[0].path.find("agent=ada"), std::string::npos);
}

TEST(Presence, AnAdminNamesThePauses) {
    Stage stage;
    PresentAgent desk;
    desk.ready();
    stage.show([&] { draw_pause_codes(desk.model, desk.memory.admin, desk.wishes); });
    EXPECT_EQ(stage.the(AriaRole::button, "Save pauses").value, "Nothing is changed.");
    desk.memory.admin.pauses_typed = true;
    desk.memory.admin.pause_codes = " Prayer,Lunch , ";
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Save pauses");
    ASSERT_EQ(desk.given<SetPauseCodes>().size(), 1U);
    EXPECT_EQ(desk.given<SetPauseCodes>()[0].codes, (std::vector<std::string>{"Prayer", "Lunch"}));
}

}  // namespace
}  // namespace recall::ui
