// What calls an agent back who looks elsewhere; and the keys of an agent's day.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::shell {
namespace {

class Attention : public ::testing::Test {
protected:
    // They are offered once the first number is let go of, not while somebody is at it.
    static void turn_alerts_on(Screen& screen) {
        screen.press("n");
        screen.press("c");
        screen.find("button", "Release");
        EXPECT_FALSE(screen.shows("button", "Turn on notifications"));
        screen.click("button", "Release");
        screen.click("button", "Turn on notifications");
        screen.gone("button", "Turn on notifications");
    }
    // Time goes by in steps of a minute until something is told that begins so, an hour at most.
    void pass_until_told(Screen& screen, const std::string& words) {
        for (int i = 0; i < 80 && told(screen, words).empty(); ++i) world.pass(minute);
    }
    static std::vector<std::string> told(Screen& screen, const std::string& words) {
        std::vector<std::string> all = screen.tab().noted;
        std::erase_if(all, [&](const std::string& one) { return !one.starts_with(words); });
        return all;
    }

    World world;
};

TEST_F(Attention, NumbersThatArriveWhileOneLooksElsewhereAreTold) {
    Screen screen(world, "agent2");
    screen.device().may_notify = PageEffects::MayNotify::granted;
    screen.title_becomes("Client CRM – Recall");
    turn_alerts_on(screen);

    screen.look_elsewhere(true);
    world.assign("prospects", "agent2", 3);
    screen.title_becomes("(1) Client CRM – Recall");
    EXPECT_EQ(screen.tab().noted,
              std::vector<std::string>{"3 numbers were assigned to you: "});
    screen.look_elsewhere(false);
    screen.title_becomes("Client CRM – Recall");

    // In sight of the agent nothing is told twice.
    const int before = std::stoi(screen.value("tab", "All"));
    world.assign("prospects", "agent2", 3);
    screen.find("tab", "All", {.value = std::to_string(before + 3)});
    world.pass(500);
    EXPECT_EQ(screen.tab().noted.size(), 1U);
}

TEST_F(Attention, AClaimThatIsAboutToRunOutIsToldOnceFromATabThatDrawsNothing) {
    Screen screen(world, "agent3");
    screen.device().may_notify = PageEffects::MayNotify::unasked;
    turn_alerts_on(screen);
    const std::string name = screen.chosen();
    screen.press("c");
    screen.find("button", "Release");
    screen.look_elsewhere(true);
    screen.set_online(false);
    world.pass(20 * minute);
    EXPECT_TRUE(screen.tab().noted.empty());
    pass_until_told(screen, "Your claim");
    screen.title_becomes("(1) Client CRM – Recall");
    ASSERT_EQ(screen.tab().noted.size(), 1U);
    EXPECT_TRUE(like("^Your claim runs out in [45] minutes: " + name + "$")
                    .fit(screen.tab().noted[0]))
        << screen.tab().noted[0];
    world.pass(minute);
    EXPECT_EQ(screen.tab().noted.size(), 1U);
}

TEST_F(Attention, AnOwnCallbackThatFallsDueIsToldOnce) {
    Screen screen(world, "agent2");
    screen.device().may_notify = PageEffects::MayNotify::unasked;
    turn_alerts_on(screen);
    screen.look_elsewhere(true);
    screen.set_online(false);
    // The demo's callback is promised for the half hour after the next.
    pass_until_told(screen, "A callback is due: ");
    EXPECT_EQ(told(screen, "A callback is due: ").size(), 1U);
    world.pass(minute);
    EXPECT_EQ(told(screen, "A callback is due: ").size(), 1U);
}

class Keys : public ::testing::TestWithParam<Size> {
protected:
    World world;
};
INSTANTIATE_TEST_SUITE_P(Sizes, Keys, ::testing::Values(desktop, phone), name_of_size);

TEST_P(Keys, AreAQuestionMarkAway) {
    Screen screen(world, "agent1", "/", GetParam());
    screen.press("?");
    screen.find("dialog", "Keys");
    screen.find("text", "Open the next number to call");
    EXPECT_EQ(screen.faults(), "");
    screen.press("Escape");
    screen.gone("dialog", "Keys");
}

TEST_F(Attention, AnAgentWorksANumberWithKeysAlone) {
    Screen screen(world, "agent4");
    screen.press("/");
    screen.write("zzz");
    screen.find("searchbox", "Search numbers", {.value = "zzz"});
    screen.press("Control+a");
    screen.press("Delete");
    screen.press("Escape");
    const int done = std::stoi(screen.value("tab", "Done"));
    screen.press_all("nced1w");
    screen.write("We spoke? Yes.");
    screen.press("Control+Enter");
    screen.find("tab", "Done", {.value = std::to_string(done + 1)});
    EXPECT_EQ(screen.tab().opened.size(), 1U);
    screen.press("Shift+1");
}

}  // namespace
}  // namespace recall::shell
