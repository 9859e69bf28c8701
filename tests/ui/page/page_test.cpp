#include "tests/ui/agent_desk.hpp"
#include "ui/parts/status_line.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

bool shows(const AgentDesk& desk, AriaRole role, std::string_view name) {
    return desk.stage.find(role, name).has_value();
}

struct StatusCase {
    SessionState session;
    Link link;
    bool device_keeps;
    int unsaved, waiting;
    std::vector<std::string> words;
};

TEST(Page, TheStatusLineIsTrueInEveryCase) {
    using enum SessionState;
    const StatusCase cases[] = {
        {signed_in, Link::live, true, 0, 0, {"Connected", "All saved"}},
        {signed_in, Link::live, true, 0, 2, {"Connected", "2 calls wait on this device"}},
        {signed_in, Link::connecting, true, 0, 0, {"Connecting…", "All saved"}},
        {signed_in, Link::offline, true, 0, 3, {"Offline", "3 calls wait on this device"}},
        {signed_in, Link::offline, true, 1, 0, {"Offline", "1 not yet saved on this device"}},
        {signed_in, Link::offline, true, 1, 1,
         {"Offline", "1 not yet saved on this device", "1 call waits on this device"}},
        {signed_in, Link::offline, false, 0, 1,
         {"Offline", "This browser keeps nothing", "1 call waits in this tab only"}},
        {signed_in, Link::unavailable, true, 0, 1,
         {"The relay cannot save", "1 call waits on this device"}},
        {expired, Link::offline, true, 0, 1, {"Signed out", "1 call waits on this device"}},
    };
    for (const StatusCase& one : cases) {
        AgentDesk desk;
        std::vector<AssignmentId> numbers;
        for (int i = 0; i < 4; ++i) {
            numbers.push_back(desk.add_number("Number", Kind::customer));
        }
        desk.open(Screen::customer_service);
        desk.model.session = one.session;
        desk.model.link = one.link;
        desk.model.device_keeps = one.device_keeps;
        std::size_t next = 0;
        for (int i = 0; i < one.waiting; ++i) {
            desk.give(StartCall{numbers[next++], desk.model.now});
        }
        for (int i = 0; i < one.unsaved; ++i) {
            desk.give(StartCall{numbers[next++], desk.model.now}, false);
        }
        desk.draw();
        for (const std::string& words : one.words) {
            EXPECT_TRUE(shows(desk, AriaRole::status, words)) << words;
        }
        EXPECT_EQ(shows(desk, AriaRole::status, "All saved"), one.unsaved + one.waiting == 0);
        EXPECT_EQ(desk.stage.faults(), "");
    }
}

TEST(Page, CallsNothingSavedThatAnotherTabOfThisUserStillHolds) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma", Kind::customer);
    desk.open(Screen::customer_service);
    desk.replica->set_others({{"other-tab", 1, StartCall{musa, desk.model.now}, desk.model.now}});
    desk.draw();
    EXPECT_TRUE(shows(desk, AriaRole::status, "1 call waits on this device"));
    EXPECT_FALSE(shows(desk, AriaRole::status, "All saved"));
    EXPECT_EQ(waiting_calls(desk.model), 1U);
    EXPECT_FALSE(can_reload(desk.model));
    desk.replica->set_others({});
    desk.draw();
    EXPECT_TRUE(shows(desk, AriaRole::status, "All saved"));
}

// Three commands for each call; and a number that was only claimed is no call.
TEST(Page, CountsWhatWaitsAsCallsAndTheRestAsChanges) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    const AssignmentId amina = desk.add_number("Amina Bello");
    const std::int64_t slots = desk.model.now.ms / callback_slot_ms + 6;
    const CallbackId zoe = desk.add_callback("Zoe", {slots * callback_slot_ms});
    desk.open();
    desk.give(ClaimLead{musa});
    EXPECT_TRUE(shows(desk, AriaRole::status, "1 change waits on this device"));
    desk.give(StartCall{musa, desk.model.now});
    desk.give(CompleteCall{musa, success_code, "", desk.model.now, desk.model.now});
    EXPECT_TRUE(shows(desk, AriaRole::status, "1 call waits on this device"));
    desk.give(ClaimLead{amina});
    desk.give(MoveCallback{.callback = zoe, .comments = "Ask for her son"});
    EXPECT_TRUE(shows(desk, AriaRole::status, "1 call and 2 changes wait on this device"));
    desk.replica->set_others({{"other-tab", 1,
                               CompleteCall{amina, success_code, "", {}, {}}, desk.model.now}});
    desk.draw();
    EXPECT_TRUE(shows(desk, AriaRole::status, "2 calls and 1 change wait on this device"));
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(Page, AStoreThatIsOpenedAgainIsNotCalledLost) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma", Kind::customer);
    desk.open(Screen::customer_service);
    desk.give(StartCall{musa, desk.model.now});
    desk.model.device_keeps = false;
    desk.model.device_returns = true;
    desk.model.device_problem = "The browser has dropped the store of this device.";
    desk.draw();
    EXPECT_TRUE(shows(desk, AriaRole::status, "Opening what this device keeps"));
    EXPECT_TRUE(shows(desk, AriaRole::status, "1 call waits to be sent"));
    EXPECT_TRUE(shows(desk, AriaRole::alert, "The browser has dropped the store of this device."));
    EXPECT_EQ(desk.stage.faults(), "");
}

// Who sits here in somebody's place is told no more; a device that nobody is signed in on says
// whose it is, and saves it for them.
TEST(Page, WorkOfSomebodyElseOnThisDeviceIsSaidAndCanBeSavedWhereNobodyIsSignedIn) {
    AgentDesk desk;
    desk.model.others_work = {"agent2", "agent6"};
    desk.open(Screen::tray);
    EXPECT_TRUE(shows(desk, AriaRole::status,
                      "Work of somebody else waits on this device; it is sent when they sign in "
                      "here."));
    EXPECT_EQ(desk.stage.faults(), "");
    desk.model.session = SessionState::signed_out;
    desk.model.replica = nullptr;
    desk.replica.reset();
    desk.draw();
    EXPECT_TRUE(shows(desk, AriaRole::status,
                      "Work of agent6 waits on this device; it is sent when they sign in here."));
    EXPECT_EQ(desk.stage.faults(), "");
    const auto buttons = desk.stage.all(AriaRole::button);
    const auto save = std::find_if(buttons.begin(), buttons.end(), [](const Node& node) {
        return node.name == "Save it as a file";
    });
    ASSERT_NE(save, buttons.end());
    desk.stage.click(*save);
    ASSERT_EQ(desk.wished<SaveUnsent>().size(), 1U);
    EXPECT_EQ(desk.wished<SaveUnsent>()[0].of, "agent2");
}

TEST(Page, SaysInFullWhatStandsInTheWay) {
    AgentDesk desk;
    desk.model.link = Link::unavailable;
    desk.model.link_problem = "The relay's disk is full.";
    desk.model.device_keeps = false;
    desk.model.device_problem = "it is in private mode.";
    desk.open();
    EXPECT_TRUE(shows(desk, AriaRole::alert, "The relay's disk is full."));
    EXPECT_TRUE(shows(desk, AriaRole::alert, "This browser keeps nothing: it is in private mode."));
}

TEST(Page, LeadsEachRoleToItsScreens) {
    AgentDesk agent;
    agent.open();
    EXPECT_TRUE(shows(agent, AriaRole::link, "Client CRM"));
    EXPECT_FALSE(shows(agent, AriaRole::link, "Database Manager"));
    agent.stage.click(AriaRole::link, "Customer Service");
    ASSERT_EQ(agent.wished<Show>().size(), 1U);
    EXPECT_EQ(agent.wished<Show>()[0].screen, Screen::customer_service);
}

TEST(Page, AnAgentOfOneKindSeesOnlyThatKind) {
    AgentDesk desk;
    desk.agent.campaigns = {customer_campaign};
    desk.open();
    EXPECT_FALSE(shows(desk, AriaRole::link, "Client CRM"));
    EXPECT_TRUE(shows(desk, AriaRole::heading, "Customer Service"));
}

TEST(Page, SigningOutAsksOnlyWhileWorkIsWaiting) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.open();
    desk.give(ClaimLead{musa});
    desk.memory.asking_sign_out = true;
    desk.draw();
    EXPECT_TRUE(desk.wished<SignOut>().empty());
    EXPECT_TRUE(shows(desk, AriaRole::dialog, "Sign out with work still waiting?"));
    EXPECT_EQ(desk.stage.faults(), "");
    desk.stage.click(AriaRole::button, "Sign out all the same");
    EXPECT_EQ(desk.wished<SignOut>().size(), 1U);
}

TEST(Page, AnEndedSessionKeepsTheRowsAndOffersSignIn) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.open();
    desk.give(ClaimLead{musa});
    desk.model.session = SessionState::expired;
    desk.draw();
    EXPECT_TRUE(
        shows(desk, AriaRole::alert, "Your session has ended. Sign in to send 1 waiting call."));
    EXPECT_EQ(desk.stage.all(AriaRole::row).size(), 1U);
    desk.stage.click(AriaRole::button, "Sign in");
    desk.draw();
    EXPECT_TRUE(shows(desk, AriaRole::dialog, "Sign in again"));
    desk.stage.type("secret");
    desk.stage.press(ImGuiKey_Enter);
    ASSERT_EQ(desk.wished<SignIn>().size(), 1U);
    EXPECT_EQ(desk.wished<SignIn>()[0].username, "agent1");
    EXPECT_EQ(desk.wished<SignIn>()[0].password, "secret");
    desk.model.session = SessionState::signed_in;
    desk.draw();
    EXPECT_FALSE(shows(desk, AriaRole::dialog, "Sign in again"));
    EXPECT_TRUE(desk.memory.sign_in.password.empty());
}

TEST(SignIn, ADemoLoginIsFilledInByAPress) {
    AgentDesk desk;
    desk.model.session = SessionState::signed_out;
    desk.model.demo = true;
    desk.open();
    EXPECT_EQ(desk.stage.the(AriaRole::button, "Sign in").value, "Type your username.");
    desk.stage.click(AriaRole::button, "agent1");
    desk.draw();
    desk.stage.click(AriaRole::button, "Sign in");
    ASSERT_EQ(desk.wished<SignIn>().size(), 1U);
    EXPECT_EQ(desk.wished<SignIn>()[0].username, "agent1");
    EXPECT_EQ(desk.wished<SignIn>()[0].password, "recall-demo");
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(SignIn, EntersWithTheKeyboardAndShowsTheProblem) {
    AgentDesk desk;
    desk.model.session = SessionState::signed_out;
    desk.model.sign_in_problem = "The username or the password is wrong.";
    desk.open();
    EXPECT_TRUE(shows(desk, AriaRole::alert, "The username or the password is wrong."));
    EXPECT_FALSE(shows(desk, AriaRole::button, "agent1"));
    desk.stage.click(AriaRole::textbox, "Username");
    desk.stage.type("agent1");
    desk.stage.click(AriaRole::textbox, "Password");
    desk.stage.type("secret");
    desk.stage.press(ImGuiKey_Enter);
    ASSERT_EQ(desk.wished<SignIn>().size(), 1U);
    EXPECT_EQ(desk.wished<SignIn>()[0].password, "secret");
}

TEST(Tray, ShowsARefusedCallInWordsWithAllThatWasTyped) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.replica->restore_refused({{"other-tab",
                                    7,
                                    CompleteCall{musa, success_code, "Wants four seats", {}, {}},
                                    desk.model.now,
                                    {"already_completed", "This call was completed before."}}});
    desk.open(Screen::tray);
    EXPECT_EQ(desk.stage.the(AriaRole::link, "Tray").value, "1");
    EXPECT_TRUE(shows(desk, AriaRole::status, "1 refused"));
    EXPECT_FALSE(shows(desk, AriaRole::status, "All saved"));
    EXPECT_TRUE(shows(desk, AriaRole::heading, "Complete call: Musa Danjuma"));
    EXPECT_TRUE(shows(desk, AriaRole::text, "Success"));
    EXPECT_TRUE(shows(desk, AriaRole::text, "Wants four seats"));
    EXPECT_TRUE(shows(desk, AriaRole::alert, "This call was completed before."));
    EXPECT_EQ(desk.stage.faults(), "");
    desk.stage.click(AriaRole::button, "Copy text");
    ASSERT_EQ(desk.wished<Copy>().size(), 1U);
    EXPECT_NE(desk.wished<Copy>()[0].text.find("Wants four seats"), std::string::npos);
    desk.stage.click(AriaRole::button, "Remove");
    ASSERT_EQ(desk.wished<DropRefused>().size(), 1U);
    EXPECT_EQ(desk.wished<DropRefused>()[0].client, "other-tab");
    EXPECT_EQ(desk.wished<DropRefused>()[0].number, 7);
}

TEST(Tray, ShowsWhatOtherTabsOfThisUserWillSend) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.open(Screen::tray);
    desk.replica->set_others({{"other-tab", 1, ClaimLead{musa}, desk.model.now}});
    desk.draw();
    EXPECT_TRUE(shows(desk, AriaRole::heading, "1 waiting to be sent"));
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(Page, TablesAreMadeCompactInTheSettings) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    desk.open();
    desk.stage.click(AriaRole::button, "Settings");
    desk.draw();
    desk.stage.click(AriaRole::button, "Compact tables");
    desk.draw();
    EXPECT_EQ(desk.wished<ToggleCompact>().size(), 1U);
    desk.stage.frame.compact_tables = true;
    desk.stage.click(AriaRole::button, "Settings");
    desk.draw();
    EXPECT_TRUE(shows(desk, AriaRole::button, "Comfortable tables"));
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(Texts, PhonesAreGroupedToBeReadAloud) {
    EXPECT_EQ(phone_text({2348038180441}), "+234 803 818 0441");
    EXPECT_EQ(phone_text({12025550143}), "+1 202 555 0143");
    EXPECT_EQ(phone_text({447700900123}), "+44 770 090 0123");
    EXPECT_EQ(phone_text({}), "");
}

TEST(Texts, ATimeOfAnotherDaySaysWhichDay) {
    Model model;
    model.today = *day_from_text("2026-11-21");
    model.utc_offset_ms = 60 * minute_ms;
    const std::int64_t noon =
        std::int64_t{model.today.number} * 24 * 60 * minute_ms + 11 * 60 * minute_ms;
    EXPECT_EQ(time_of_day(model, {noon}), "12:00");
    EXPECT_EQ(time_of_day(model, {noon - 24 * 60 * minute_ms}), "Fri 12:00");
    EXPECT_EQ(time_of_day(model, {noon - 10 * 24 * 60 * minute_ms}), "11 Nov 12:00");
    EXPECT_EQ(time_of_day(model, {noon + 41 * 24 * 60 * minute_ms}), "1 Jan 2027 12:00");
}

TEST(Texts, ADayIsWrittenWithItsYearOnlyWhereThatIsNotThisOne) {
    Model model;
    model.today = *day_from_text("2026-11-21");
    model.utc_offset_ms = 60 * minute_ms;
    const std::int64_t noon =
        std::int64_t{model.today.number} * 24 * 60 * minute_ms + 11 * 60 * minute_ms;
    EXPECT_EQ(day_words(model.today, model.today), "Sat 21 Nov");
    EXPECT_EQ(day_words(*day_from_text("2026-01-01"), model.today), "Thu 1 Jan");
    EXPECT_EQ(day_words(*day_from_text("2027-01-01"), model.today), "Fri 1 Jan 2027");
    EXPECT_EQ(day_words(model.today), "Sat 21 Nov 2026");
    EXPECT_EQ(moment_words(model, {noon}), "Sat 21 Nov, 12:00");
    EXPECT_EQ(moment_words(model, {noon - 365 * 24 * 60 * minute_ms}), "Fri 21 Nov 2025, 12:00");
}

TEST(Texts, WhatClocksShowedElsewhereIsReadAsAnyOtherDay) {
    Model model;
    model.today = *day_from_text("2026-11-21");
    EXPECT_EQ(wall_words(model, "2026-11-26 09:30"), "Thu 26 Nov, 09:30");
    EXPECT_EQ(wall_words(model, "2027-01-04T09:30"), "Mon 4 Jan 2027, 09:30");
    EXPECT_EQ(wall_words(model, "half past nine"), "half past nine");
    EXPECT_EQ(wall_words(model, ""), "");
}

}  // namespace
}  // namespace recall::ui
