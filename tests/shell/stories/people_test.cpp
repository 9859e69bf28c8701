// Who is here: people who sign out and in, share a device, and have several tabs. What one did
// arrives once and in their own name, whatever the others do.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::shell {
namespace {

class People : public ::testing::Test {
protected:
    static void saved(Screen& tab) {
        tab.find("status", "Connected");
        tab.find("status", "All saved");
    }
    // What the agent wrote that begins so, in order.
    std::vector<std::string> notes_of(const Username& agent, const std::string& beginning) {
        std::vector<std::string> all;
        for (const CompletedCall& call : world.calls_of(agent)) {
            if (call.notes.starts_with(beginning)) all.push_back(call.notes);
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    World world;
};

TEST_F(People, OutAndInAgainInOneTabEveryCallArrivesBeforeAndAfter) {
    Screen tab(world, "agent1");
    std::vector<std::string> expected;
    for (int i = 1; i <= 5; ++i) {
        expected.push_back("out-and-in " + std::to_string(i));
        claim_next(tab);
        complete(tab, expected.back());
        if (i != 2) continue;
        saved(tab);
        tab.dismiss_messages();
        tab.click("button", "Sign out");
        tab.sign_in("agent1");
    }
    saved(tab);
    EXPECT_EQ(notes_of("agent1", "out-and-in"), expected);
    EXPECT_FALSE(tab.shows("link", "Tray"));
}

TEST_F(People, WhoSignsInInOneTabHasSignedInInAll) {
    Screen first(world, "agent1");
    Screen second(world, first.device());
    Screen third(world, first.device());
    second.dismiss_messages();
    second.click("button", "Sign out");
    first.find("heading", "Sign in to Recall");
    second.sign_in("agent3");
    claim_next(second);
    complete(second, "one for all");
    saved(second);
    const std::string open = second.value("tab", "Open");
    for (Screen* tab : {&first, &third}) {
        saved(*tab);
        tab->find("tab", "Open", {.value = open});
    }
    EXPECT_EQ(notes_of("agent3", "one for all").size(), 1U);
}

TEST_F(People, AManagerWhoSignedOutAndInAgainRecyclesAndItIsDone) {
    (void)world.post("manager", "/call-progress/archive-completed", Json::object());
    Screen agent(world, "agent2");
    Screen manager(world, "manager");
    manager.find("heading", "Call Completion Tracker");
    manager.dismiss_messages();
    manager.click("button", "Sign out");
    manager.sign_in("manager");
    manager.find("heading", "Call Completion Tracker");
    EXPECT_GT(std::stoi(agent.value("tab", "Open")), 0);
    manager.click("button", "Recycle Now");
    manager.click("button", like("^Take back \\d+ numbers"));
    agent.find("text", "Your numbers went back to the pool");
}

TEST_F(People, AWrongPasswordIsToldInWords) {
    Screen screen(world);
    screen.type("Username", "agent1");
    screen.type("Password", "not this one");
    screen.press("Enter");
    screen.find("alert", like("[Pp]assword"));
}

class EndedSession : public People, public ::testing::WithParamInterface<Size> {};
INSTANTIATE_TEST_SUITE_P(Sizes, EndedSession, ::testing::Values(desktop, phone), name_of_size);

TEST_P(EndedSession, ThatEndedWhileTheTabWasOfflineIsToldAsSuch) {
    Screen tab(world, "agent4", "/", GetParam());
    EXPECT_FALSE(tab.find_all("row").empty()) << "there is a number to look at";
    tab.set_online(false);
    tab.find("status", like("Offline|Connecting"));
    tab.device().use_cookie("");
    tab.set_online(true);
    tab.find("alert", "Your session has ended. Sign in to go on.");
    EXPECT_FALSE(tab.shows("status", "Offline"));
    tab.click("button", "Sign in");
    tab.find("dialog", "Sign in again");
    tab.type("Password", world.relay.password());
    tab.press("Enter");
    saved(tab);
}

}  // namespace
}  // namespace recall::shell
