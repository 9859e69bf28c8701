// Numbers that are taken away under the work on them: nothing typed becomes a command, nothing is
// out of reach after a reload, and the tray keeps only what needs a person.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class Departed : public ::testing::Test {
protected:
    void recycle(const Username& agent) {
        (void)world.post("manager", "/call-progress/recycle-agent", {{"agent", agent}});
    }
    static void call(Screen& agent) {
        agent.click("button", "Claim");
        agent.click("button", "Call");
        EXPECT_EQ(agent.tab().opened.size(), 1U);
    }
    static constexpr const char* called = "Called, but no longer yours";

    World world;
};

TEST_F(Departed, ANumberRecycledUnderAnOfflineCallIsCompletedAfterAReloadWithItsNotes) {
    Screen agent(world, "agent1", "/", phone);
    agent.find("status", "All saved");
    const int before = world.completed_by("agent1");
    agent.click(agent.find_all("row").front());
    agent.set_online(false);
    agent.find("status", like("Offline|Connecting"));
    call(agent);
    agent.type("Notes", "Wants the blue one");
    agent.press("Escape");
    recycle("agent1");
    agent.set_online(true);
    agent.find("alert", like("This number went back to the pool"));
    agent.find("status", like("^(All saved|1 refused)$"));

    agent.close();
    Screen again(world, agent.device(), "/", phone);
    again.find("table", called);
    again.click("row", like("Back in the pool"));
    EXPECT_EQ(again.value("textbox", "Notes"), "Wants the blue one");
    again.click("radio", "Success");
    again.click("button", "Complete");
    again.find("status", "All saved");
    EXPECT_EQ(world.completed_by("agent1"), before + 1);
    again.gone("table", called);
    EXPECT_FALSE(again.shows("link", "Tray"));
    again.reload();
    again.find("status", "Connected");
    EXPECT_FALSE(again.shows("table", called));
}

TEST_F(Departed, CallsWorkedOfflineWhileAManagerRecyclesLeaveNothingInTheTray) {
    Screen agent(world, "agent2");
    agent.find("status", "All saved");
    const int before = world.completed_by("agent2");
    agent.click("button", "Next number");
    agent.set_online(false);
    agent.find("status", like("Offline|Connecting"));
    constexpr int calls = 8;
    for (int i = 0; i < calls; ++i) {
        agent.press("c");
        agent.press("2");
        agent.press("Control+Enter");
    }
    recycle("agent2");
    agent.set_online(true);
    agent.find("status", "All saved");
    EXPECT_EQ(world.completed_by("agent2"), before + calls);
    EXPECT_FALSE(agent.shows("link", "Tray"));
    EXPECT_FALSE(agent.shows("alert", like("This number"), {.window = ""}));
}

TEST_F(Departed, WhoWritesOnWhenTheNumberIsTakenAwayClaimsNobodyElse) {
    Screen agent(world, "agent3");
    agent.find("status", "All saved");
    agent.click("button", "Next number");
    call(agent);
    agent.click("textbox", "Notes");
    agent.write("Bring ");
    recycle("agent3");
    agent.write("contract copies, card numbers, and tell Nwando.");
    EXPECT_EQ(agent.value("textbox", "Notes"),
              "Bring contract copies, card numbers, and tell Nwando.");
    EXPECT_TRUE(agent.find_all("row", like(", (Claimed|In call)")).empty());
}

}  // namespace
}  // namespace recall::shell
