// Two agents, killed tabs, refused wishes: what must hold whatever the screen does.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class Agents : public ::testing::Test {
protected:
    // A list of its own with `count` numbers, each assigned to the agent: "Person 0", ….
    void give_numbers(const Username& agent, int count) {
        world.make_list("test", people(count));
        world.assign("test", agent, count);
    }

    World world;
};

TEST_F(Agents, TwoNeverHoldTheSameNumber) {
    give_numbers("agent2", 1);
    Screen holder(world, "agent2");
    Screen other(world, "agent3");
    holder.type("Search numbers", "Person 0", "searchbox");
    holder.find("row", like("Person 0"));
    other.type("Search numbers", "Person 0", "searchbox");
    EXPECT_TRUE(other.find_all("row", like("Person 0")).empty());

    // Past the screen as well: the relay refuses the other agent's claim of that very number.
    const Json items = world.get("manager", "/team/agent2").at("items");
    for (const Json& item : items) {
        const Json claim{{"type", "ClaimLead"}, {"assignment", item.at("assignment")}};
        const Json stolen{{"client", "thief"}, {"number", 1}, {"command", claim}};
        const int status = world.ask("agent3", "POST", "/commands", stolen.dump()).status;
        EXPECT_TRUE(status == 403 || status == 404 || status == 409 || status == 422) << status;
    }
}

TEST_F(Agents, OneWhoRecyclesIsRefusedByTheRelayItself) {
    const auto uncompleted = [this] {
        return world.get("manager", "/call-progress").at("totals").at("uncompleted");
    };
    const Json before = uncompleted();
    const Response refused = world.ask("agent1", "POST", "/call-progress/recycle", "{}");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.error_code(), "not_allowed");
    const Json sly{{"client", "sly"}, {"number", 1}, {"command", {{"type", "Recycle"}}}};
    EXPECT_EQ(world.ask("agent1", "POST", "/commands", sly.dump()).status, 403);
    EXPECT_EQ(uncompleted(), before);
}

TEST_F(Agents, AKilledTabLosesNothingAndSendsNothingTwice) {
    give_numbers("agent3", 1);
    const int before = world.completed_by("agent3");
    Screen agent(world, "agent3");
    agent.type("Search numbers", "Person 0", "searchbox");
    agent.click("row", like("Person 0"));
    agent.click("button", "Claim");
    agent.find("status", "All saved");
    world.kill_relay();
    agent.find("status", like("Offline|Connecting"));
    agent.click("radio", "No Answer");
    agent.click("button", "Complete");
    agent.find("status", like("1 call waits on this device"));
    agent.close();  // with the completion unsent

    world.restart_relay();
    Screen again(world, agent.device());
    again.find("status", "Connected");
    again.find("status", "All saved");
    EXPECT_EQ(world.completed_by("agent3"), before + 1) << "once, and only once";
    again.reload();
    again.find("status", "All saved");
    EXPECT_EQ(world.completed_by("agent3"), before + 1) << "a reload sends nothing twice";
}

TEST_F(Agents, ATabOpensFromWhatTheDeviceKeepsBeforeTheRelayAnswers) {
    give_numbers("agent6", 2);
    Screen agent(world, "agent6");
    agent.type("Search numbers", "Person 0", "searchbox");
    agent.find("row", like("Person 0"));
    agent.close();
    world.kill_relay();
    Screen offline(world, agent.device());
    offline.type("Search numbers", "Person 0", "searchbox");
    offline.find("row", like("Person 0"));
    offline.find("status", like("Offline|Connecting"));
    world.restart_relay();
    offline.find("status", "Connected");
}

}  // namespace
}  // namespace recall::shell
