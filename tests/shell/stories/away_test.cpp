// What happened while one was away is one message, which stays until it is read, and one page.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace recall::shell {
namespace {

class WhileAway : public ::testing::Test {
protected:
    void recycle(const Username& agent) {
        (void)world.post("manager", "/call-progress/recycle-agent", {{"agent", agent}});
    }
    static std::size_t told(Screen& screen) {
        return screen.find_all("alert", like("went back|numbers? came|moved|refused|needs notes"))
            .size();
    }
    // Long enough to have been away.
    void go_away(Screen& agent) {
        agent.set_online(false);
        agent.find("status", like("Offline|Connecting"));
        world.pass(2 * minute);
    }

    World world;
};

TEST_F(WhileAway, NumbersThatWentAndCameAndAMovedCallbackAreOneMessageUntilItIsRead) {
    world.promise("agent3", {4, Recipient::USERONLY, "Ask for the owner"});
    Screen agent(world, "agent3", "/callbacks");
    agent.find("row", like(""));
    const std::string name = agent.find_all("row").front().name;
    const Json id = world.get("agent3", "/callbacks").at("items")[0].at("callback_id");
    go_away(agent);
    recycle("agent3");
    world.assign("prospects", "agent3", 3);
    world.post("manager", "/callbacks/change", {{"callbacks", {id}}, {"later_minutes", 60}});
    agent.set_online(true);

    const Words message = like("^While you were away: \\d+ numbers went back to the pool, "
                               "3 numbers came, your callback to “" + name + "” was moved\\.$");
    agent.find("alert", message);
    EXPECT_EQ(told(agent), 1U);
    world.pass(minute);
    agent.find("alert", message);
    agent.click("button", "Show");
    agent.find("dialog", "While you were away");
    agent.reads(like("numbers went back to the pool$"));
    agent.reads("3 numbers came");
    agent.reads(name + ", to 13:00");
    EXPECT_EQ(agent.faults(), "");
    agent.press("Escape");
    agent.gone("dialog", "While you were away");
    EXPECT_EQ(told(agent), 0U);
}

TEST_F(WhileAway, ATabThatWasClosedComparesWithWhatTheDeviceKept) {
    Screen agent(world, "agent2", "/", phone);
    agent.find("status", "All saved");
    agent.close();
    world.pass(2 * minute);
    recycle("agent2");
    Screen again(world, agent.device(), "/", phone);
    again.find("alert", like("^While you were away: \\d+ numbers went back to the pool\\.$"));
    EXPECT_EQ(told(again), 1U);
    EXPECT_EQ(again.faults(), "");
    again.click("button", "Dismiss");
    again.gone("alert", like("While you were away"));
}

TEST_F(WhileAway, IsStillThereAfterAReloadUntilItIsRead) {
    Screen agent(world, "agent2");
    agent.find("status", "All saved");
    go_away(agent);
    recycle("agent2");
    world.assign("prospects", "agent2", 3);
    agent.set_online(true);
    const Words message =
        like("^While you were away: \\d+ numbers went back to the pool, 3 numbers came\\.$");
    agent.find("alert", message);
    agent.close();
    Screen again(world, agent.device(), "/");
    again.find("alert", message);
    again.click("button", "Show");
    again.reads("3 numbers came");
    again.press("Escape");
    again.gone("dialog", "While you were away");
    again.close();
    Screen read(world, agent.device(), "/");
    read.find("status", "All saved");
    EXPECT_EQ(told(read), 0U);
}

TEST_F(WhileAway, ARefusedCallIsAmongItByItsNameAndTheTrayIsAPressAway) {
    Screen agent(world, "agent1");
    agent.press("n");
    agent.press("c");
    agent.find("status", "All saved");
    const std::string name = agent.chosen();
    go_away(agent);
    agent.press("2");
    agent.press("Control+Enter");
    agent.find("status", "1 call waits on this device");
    world.change_campaign([](Campaign& campaign) {
        for (Outcome& outcome : campaign.outcomes) outcome.notes_required = true;
    });
    agent.set_online(true);
    agent.find("alert", "While you were away: what you did for “" + name + "” was refused.");
    EXPECT_EQ(told(agent), 1U);
    agent.click("button", "Show");
    agent.reads(like("^" + name + ", “No Answer” needs notes"));
    agent.click("button", "Open the Tray");
    agent.find("heading", "Tray");
    agent.gone("dialog", "While you were away");
    EXPECT_FALSE(agent.shows("alert", like("While you were away")));
}

// From five past ten to five past midnight, in a train.
TEST_F(WhileAway, WhoWorksOnPastMidnightIsToldWhoseNumbersTheseAreAndLosesNoCall) {
    Screen agent(world, "agent2");
    agent.find("status", "All saved");
    const auto held = [this] {
        return world.relay.relay().desk().ask([](const DeskThread::Desk& desk) {
            const auto& ids = desk.state.assignments_of("agent2");
            return std::set<AssignmentId>(ids.begin(), ids.end());
        });
    };
    const AssignmentId of_wednesday = *held().begin();
    agent.set_online(false);
    agent.find("status", like("Offline|Connecting"));
    world.relay.clock_ahead_ms += 14 * 60 * minute;
    agent.device().monotonic_ms += 14 * 60 * minute;
    agent.find("alert", like("^It is past midnight\\. These are Wednesday's numbers; "));
    claim_next(agent);
    complete(agent, "after midnight");
    agent.find("alert", like("1 call of Wednesday's list waits to be sent\\.$"));
    world.until("midnight is over at the relay", [&] { return !held().contains(of_wednesday); });
    agent.set_online(true);
    agent.find("status", "All saved");
    agent.find("alert", like("^While you were away: .*went back to the pool"));
    EXPECT_FALSE(agent.shows("alert", like("past midnight")));
    const auto calls = world.calls_of("agent2");
    EXPECT_TRUE(std::any_of(calls.begin(), calls.end(), [](const CompletedCall& call) {
        return call.notes == "after midnight";
    }));
}

TEST_F(WhileAway, AMomentWithoutALineIsNoAbsence) {
    Screen agent(world, "agent2");
    agent.find("status", "All saved");
    agent.set_online(false);
    agent.find("status", like("Offline|Connecting"));
    recycle("agent2");
    agent.set_online(true);
    agent.find("alert", like("^\\d+ of your numbers went back to the pool\\.$"));
    EXPECT_FALSE(agent.shows("button", "Show"));
}

}  // namespace
}  // namespace recall::shell
