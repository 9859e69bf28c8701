// Who is here, what was kept, is the line alive: the application over a real relay.
#include "tests/shell/browser.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class SessionTest : public ::testing::Test {
protected:
    std::size_t calls_of(const std::string& user) {
        const auto page = relay.journal.calls({.agent = user, .archived_only = false}, {});
        return page ? page.value().items.size() : 999;
    }
    std::string notes_of(const std::string& user) {
        std::set<std::string> all;
        for (const CompletedCall& call :
             relay.journal.calls({.agent = user, .archived_only = false}, {}).value().items) {
            all.insert(call.notes);
        }
        std::string text;
        for (const std::string& notes : all) text += (text.empty() ? "" : ", ") + notes;
        return text;
    }
    Instant relay_now() {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count() +
                relay.clock_ahead_ms};
    }
    Tab& tab_of(const std::string& user) {
        Tab& tab = browser.open_tab();
        tab.sign_in(user);
        browser.run();
        EXPECT_TRUE(tab.shows(user)) << user;
        return tab;
    }

    TestRelay relay;
    Browser browser{relay};
};

TEST_F(SessionTest, AfterSigningOutAndInAgainEveryCallArrives) {
    relay.assign("ann", 4);
    Tab& tab = tab_of("ann");
    tab.complete(tab.numbers().at(0), "one");
    tab.complete(tab.numbers().at(0), "two");
    browser.run();
    EXPECT_EQ(notes_of("ann"), "one, two");
    tab.sign_out();
    browser.run();
    tab.sign_in("ann");
    browser.run();

    browser.set_online(false);
    tab.complete(tab.numbers().at(0), "three");
    tab.complete(tab.numbers().at(0), "four");
    browser.run();
    EXPECT_EQ(browser.device.unsent(), 4U);
    browser.set_online(true);
    browser.run();
    EXPECT_EQ(notes_of("ann"), "four, one, three, two");
    EXPECT_EQ(browser.device.unsent(), 0U);
    EXPECT_EQ(tab.replica().save_state().waiting, 0U);
}

TEST_F(SessionTest, WorkThatWaitsAtSignOutIsSentOnceWhenItsUserIsBack) {
    relay.assign("ann", 2);
    Tab& tab = tab_of("ann");
    browser.set_online(false);
    tab.complete(tab.numbers().at(0), "pays cash");
    browser.run();
    tab.sign_out();
    browser.run();
    EXPECT_EQ(browser.device.unsent(), 2U);
    browser.set_online(true);
    browser.run();
    EXPECT_EQ(calls_of("ann"), 0U) << "nobody is signed in";
    tab.sign_in("ann");
    browser.run();
    tab.complete(tab.numbers().at(0), "second");
    browser.run();
    EXPECT_EQ(notes_of("ann"), "pays cash, second");
    EXPECT_EQ(browser.device.unsent(), 0U);
    EXPECT_TRUE(browser.device.of["ann"].rejected.empty());
}

TEST_F(SessionTest, AnotherUsersWorkWaitsForItsUser) {
    relay.assign("ann", 1);
    relay.assign("bob", 1);
    Tab& tab = tab_of("ann");
    browser.set_online(false);
    tab.complete(tab.numbers().at(0), "hers");
    browser.run();
    tab.sign_out();
    browser.set_online(true);
    browser.run();
    tab.sign_in("bob");
    browser.run();
    tab.complete(tab.numbers().at(0), "his");
    browser.run();
    EXPECT_EQ(notes_of("bob"), "his");
    EXPECT_EQ(calls_of("ann"), 0U);
    tab.sign_out();
    browser.run();
    tab.sign_in("ann");
    browser.run();
    EXPECT_EQ(notes_of("ann"), "hers");
    EXPECT_EQ(browser.device.unsent(), 0U);
}

TEST_F(SessionTest, WhoSignsOutWithoutANetworkStaysSignedOut) {
    relay.assign("ann", 1);
    Tab& tab = tab_of("ann");
    browser.set_online(false);
    browser.run();
    tab.sign_out();
    browser.run();
    EXPECT_EQ(tab.model().session, ui::SessionState::signed_out);
    browser.set_online(true);
    browser.pass(60'000);
    EXPECT_EQ(tab.model().session, ui::SessionState::signed_out);
    // Nor does another tab of the browser become her, and the relay has ended the session.
    EXPECT_EQ(browser.open_tab().model().session, ui::SessionState::signed_out);
    EXPECT_EQ(browser.device.meta["signing_out"], "");
}

TEST_F(SessionTest, ASignOutThatTheRelayDoesNotKnowYetLetsNobodyInByItsCookie) {
    Tab& tab = tab_of("ann");
    browser.set_online(false);
    browser.run();
    tab.sign_out();
    browser.run();
    browser.close_tab(tab);
    EXPECT_EQ(browser.device.meta["signing_out"], "ann");
    Tab& later = browser.open_tab();
    EXPECT_EQ(later.model().session, ui::SessionState::signed_out);
    later.sign_in("bob");
    browser.run();
    EXPECT_NE(later.model().sign_in_problem, "");
    browser.set_online(true);
    later.sign_in("bob");
    browser.run();
    EXPECT_TRUE(later.shows("bob"));
}

TEST_F(SessionTest, ASessionThatEndedWhileTheTabWasOfflineIsToldAsSuch) {
    relay.assign("ann", 1);
    Tab& tab = tab_of("ann");
    browser.set_online(false);
    tab.complete(tab.numbers().at(0), "kept");
    browser.run();
    relay.clock_ahead_ms += 17 * 60 * minute_ms;  // sessions last sixteen hours
    browser.set_online(true);
    browser.pass(5'000);
    EXPECT_EQ(tab.model().session, ui::SessionState::expired);
    EXPECT_EQ(tab.model().ended_words, "Your session has ended.");
    EXPECT_EQ(browser.device.unsent(), 2U);
    tab.sign_in("ann");
    browser.run();
    EXPECT_EQ(notes_of("ann"), "kept");
}

TEST_F(SessionTest, ATabDoesNotGoOnOnTheLineOfSomebodyElse) {
    relay.assign("ann", 2);
    relay.assign("bob", 1);
    Tab& hers = tab_of("ann");
    // By other means than the tabs know of: they are told nothing.
    browser.set_online(false);
    hers.complete(hers.numbers().at(0), "hers");
    browser.run();
    HttpClient elsewhere = relay.signed_in("bob");
    browser.use_cookie(elsewhere.cookie);
    browser.set_online(true);
    browser.pass(5'000);
    EXPECT_EQ(hers.model().session, ui::SessionState::expired);
    EXPECT_TRUE(hers.shows("ann"));
    EXPECT_EQ(calls_of("ann") + calls_of("bob"), 0U);
    EXPECT_TRUE(browser.device.of["bob"].rows.empty());
    EXPECT_TRUE(browser.device.of["ann"].rejected.empty());
    hers.sign_in("ann");
    browser.run();
    EXPECT_EQ(notes_of("ann"), "hers");
}

TEST_F(SessionTest, ASignInIsToldToTheOtherTabsAsASignOutIs) {
    relay.assign("ann", 1);
    Tab& one = tab_of("ann");
    Tab& two = browser.open_tab();
    EXPECT_TRUE(two.shows("ann"));
    one.sign_out();
    browser.run();
    EXPECT_EQ(two.model().session, ui::SessionState::signed_out);
    one.sign_in("ann");
    browser.run();
    EXPECT_TRUE(two.shows("ann"));
    two.sign_in("bob");
    browser.run();
    EXPECT_EQ(one.model().session, ui::SessionState::expired);
    EXPECT_EQ(one.model().ended_words, displaced_words);
    // However often it is told: it stays hers until somebody signs in there.
    two.sign_in("bob");
    browser.run();
    EXPECT_TRUE(one.shows("ann"));
    EXPECT_EQ(one.model().session, ui::SessionState::expired);
}

TEST_F(SessionTest, WorkOfASignedOutTabIsSentByTheOneThatIsSignedIn) {
    relay.assign("ann", 1);
    Tab& one = tab_of("ann");
    Tab& two = browser.open_tab();
    browser.set_online(false);
    one.complete(one.numbers().at(0), "by the other");
    browser.run();
    EXPECT_EQ(two.replica().save_state().waiting, 2U) << "whichever tab holds it";
    EXPECT_TRUE(two.numbers().empty()) << "the second tab offers the number again";
    relay.clock_ahead_ms += 17 * 60 * minute_ms;
    browser.set_online(true);
    browser.pass(5'000);
    EXPECT_EQ(one.model().session, ui::SessionState::expired);
    two.sign_in("ann");
    browser.run();
    EXPECT_EQ(notes_of("ann"), "by the other");
    EXPECT_EQ(one.replica().save_state().waiting, 0U);
}

TEST_F(SessionTest, ALineThatSaysNothingIsCutWithinFifteenSeconds) {
    relay.assign("ann", 1);
    Tab& tab = tab_of("ann");
    browser.stall(true);
    browser.pass(13'000);
    EXPECT_EQ(tab.model().link, ui::Link::live);
    browser.pass(2'000);
    EXPECT_NE(tab.model().link, ui::Link::live);
    browser.stall(false);
    browser.pass(20'000);
    EXPECT_EQ(tab.model().link, ui::Link::live);
}

TEST_F(SessionTest, UnderAHotelsSignInPageNothingIsForgotten) {
    relay.assign("ann", 1);
    Tab& tab = tab_of("ann");
    browser.set_online(false);
    tab.complete(tab.numbers().at(0), "kept");
    browser.run();
    browser.close_tab(tab);
    browser.answer_in_its_place(true);
    browser.set_online(true);
    Tab& again = browser.open_tab();
    EXPECT_TRUE(again.shows("ann"));
    EXPECT_EQ(again.replica().save_state().waiting, 2U);
    again.sign_out();
    again.sign_in("ann");
    browser.run();
    EXPECT_EQ(again.model().session, ui::SessionState::signed_out);
    EXPECT_NE(again.model().sign_in_problem, "");
    browser.answer_in_its_place(false);
    again.sign_in("ann");
    browser.run();
    EXPECT_EQ(notes_of("ann"), "kept");
}

TEST_F(SessionTest, ARelayWithAnotherHistoryIsTakenAtItsWord) {
    relay.assign("ann", 3);
    Tab& tab = tab_of("ann");
    tab.complete(tab.numbers().at(0), "lost with the disk");
    browser.run();
    TestRelay restored;  // has come further than the tab, by another way
    restored.assign("ann", 2);
    for (int i = 0; i < 60; ++i)
        restored.give("max", SaveList{{"L" + std::to_string(i + 9), Code{"client"}, "More"}});
    browser.move_to(restored);
    browser.pass(5'000);
    tab.sign_in("ann");
    browser.run();
    EXPECT_EQ(tab.model().link, ui::Link::live);
    EXPECT_EQ(tab.numbers().size(), 2U);
    EXPECT_EQ(tab.replica().view().calls().size(), 0U);
    EXPECT_TRUE(tab.was_told("put back to an earlier state"));
}

TEST_F(SessionTest, WhatThePageRemarksIsKeptWithinALimitAndEachByItself) {
    Tab& tab = tab_of("ann");
    for (int i = 0; i < 10; ++i) tab.app().on_remark("This browser did not let Recall copy.");
    std::set<std::string> ids;
    for (const ui::Message& message : tab.app().messages()) ids.insert(message.id);
    EXPECT_EQ(ids.size(), tab.app().messages().size());
    EXPECT_LE(ids.size(), 4U);
    EXPECT_TRUE(tab.was_told("did not let Recall copy"));
}

// However much good news comes after it.
TEST_F(SessionTest, WhatMustBeReadIsNotPushedOutByWhatGoesByItself) {
    relay.assign("ann", 1);
    Tab& tab = tab_of("ann");
    tab.give(AssignLeads{"L1", {"ann"}, 1, {}});
    tab.app().on_remark("This browser did not let Recall copy.");
    const AssignmentId id = tab.numbers().at(0);
    for (int i = 0; i < 3; ++i) {
        tab.wish(ui::Give{ClaimLead{id}, "Claimed " + std::to_string(i)});
        tab.wish(ui::Give{ReleaseClaim{id}, "Released " + std::to_string(i)});
        browser.run();
    }
    EXPECT_TRUE(tab.was_told(message_of({Reason::not_allowed})));
    EXPECT_TRUE(tab.was_told("did not let Recall copy"));
    EXPECT_TRUE(tab.was_told("Released 2"));
    EXPECT_FALSE(tab.was_told("Claimed 0")) << "the oldest of its kind";
    // Nor by remarks.
    for (int i = 0; i < 5; ++i) tab.app().on_remark("A remark.");
    EXPECT_TRUE(tab.was_told(message_of({Reason::not_allowed})));
    EXPECT_TRUE(tab.was_told("Released 2"));
}

TEST_F(SessionTest, ADeactivatedUserSeesNoCustomersAnyMore) {
    relay.assign("ann", 1);
    Tab& tab = tab_of("ann");
    relay.give("ada", SaveUser{{.username = "ann", .name = "Ann", .active = false}});
    browser.pass(2'000);
    EXPECT_EQ(tab.model().session, ui::SessionState::signed_out);
    EXPECT_TRUE(browser.device.of["ann"].rows.empty());
}

TEST_F(SessionTest, WhatADeactivatedUserDidOfflineReachesTheDeskAllTheSame) {
    relay.assign("ann", 1);
    Tab& tab = tab_of("ann");
    browser.set_online(false);
    tab.complete(tab.numbers().at(0), "agreed on Friday");
    browser.run();
    relay.give("ada", SaveUser{{.username = "ann", .name = "Ann", .active = false}});
    browser.close_tab(tab);
    browser.set_online(true);
    Tab& again = browser.open_tab();
    browser.run();
    EXPECT_EQ(again.model().session, ui::SessionState::signed_out);
    EXPECT_EQ(browser.device.unsent(), 0U);
    EXPECT_EQ(notes_of("ann"), "agreed on Friday");
}

TEST_F(SessionTest, WhatNobodyComesBackForIsHandedInAfterAWhile) {
    relay.assign("ann", 1);
    Tab& tab = tab_of("ann");
    browser.set_online(false);
    tab.complete(tab.numbers().at(0), "left for the night");
    browser.run();
    relay.clock_ahead_ms += 17 * 60 * minute_ms;
    browser.set_online(true);
    browser.pass(5'000);
    EXPECT_EQ(tab.model().session, ui::SessionState::expired);
    EXPECT_EQ(calls_of("ann"), 0U);
    browser.pass(11 * minute_ms);
    EXPECT_EQ(notes_of("ann"), "left for the night");
    EXPECT_EQ(tab.replica().save_state().waiting, 0U);
}

TEST_F(SessionTest, ADeviceThatHasNotReachedTheRelayForAWeekShowsNoCustomers) {
    relay.assign("ann", 1);
    Tab& tab = tab_of("ann");
    browser.set_online(false);
    tab.complete(tab.numbers().at(0), "kept");
    browser.run();
    browser.close_tab(tab);
    constexpr std::int64_t week_ms = 7LL * 24 * 60 * minute_ms;
    browser.monotonic_ms += week_ms + minute_ms;
    Tab& later = browser.open_tab();
    EXPECT_EQ(later.model().session, ui::SessionState::signed_out);
    EXPECT_NE(later.model().sign_in_problem, "");
    EXPECT_EQ(browser.device.unsent(), 2U);
    browser.set_online(true);
    later.sign_in("ann");
    browser.run();
    EXPECT_EQ(notes_of("ann"), "kept");
}

TEST_F(SessionTest, ADeviceWhoseClockIsOffKnowsTheRelaysTimeWithoutAConnection) {
    relay.assign("ann", 1);
    browser.wall_off_ms = 3 * 60 * minute_ms;
    Tab& tab = tab_of("ann");
    const Instant relays = tab.model().now;
    EXPECT_NEAR(static_cast<double>(relays.ms), static_cast<double>(relay_now().ms), 5'000.0);
    browser.set_online(false);
    browser.run();
    browser.close_tab(tab);
    Tab& again = browser.open_tab();
    EXPECT_NEAR(static_cast<double>(again.model().now.ms), static_cast<double>(relays.ms), 5'000.0);
}

TEST_F(SessionTest, AManagerInTheAgentsProgramIsShownNothingThatIsAboutToGo) {
    has_managers_screens = false;
    Tab& tab = browser.open_tab();
    tab.sign_in("max");
    browser.run();
    EXPECT_EQ(tab.model().session, ui::SessionState::opening);
    has_managers_screens = true;
    EXPECT_TRUE(tab.shows("max"));
}

TEST_F(SessionTest, WhatTheManagersProgramKeptTheAgentsProgramLeavesAsItIs) {
    Tab& tab = tab_of("max");
    tab.give(AssignLeads{"nowhere", {"ann"}, 1, {}});
    browser.run();
    const auto kept = browser.device.of["max"].rejected;
    ASSERT_EQ(kept.size(), 1U);
    browser.close_tab(tab);

    has_managers_screens = false;
    Tab& agents = browser.open_tab();
    browser.run();
    EXPECT_TRUE(agents.replica().refused().empty());
    EXPECT_EQ(browser.device.of["max"].rejected, kept);
    browser.close_tab(agents);

    has_managers_screens = true;
    Tab& managers = browser.open_tab();
    browser.run();
    EXPECT_EQ(managers.replica().refused().size(), 1U);
}

}  // namespace
}  // namespace recall::shell
