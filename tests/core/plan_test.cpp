// The standing plan of a campaign: RULES.md §4.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

constexpr int eight = 8 * 60;

// ann is to have 3 a day, bob 2, and cid has no target.
World planned_desk() {
    World world = working_desk();
    world.clocks = &lagos_and_utc;
    for (const auto& [name, target] : {std::pair{"ann", 3}, {"bob", 2}, {"cid", 0}}) {
        User agent = *world.state().user(name);
        agent.daily_target = target;
        EXPECT_EQ(world.when("ada", SaveUser{agent}), yes());
    }
    EXPECT_EQ(world.when("mia", PlanNumbers{client, eight}), yes());
    return world;
}

std::vector<Command> due_now(const World& world) {
    return due(world.state(), world.now, world.today(), 10, world.clocks);
}
void run_the_clock(World& world) {
    for (int rounds = 0; rounds < 20; ++rounds) {
        const auto commands = due_now(world);
        if (commands.empty()) return;
        for (const Command& command : commands) world.when(clock_name, command);
    }
    FAIL() << "the clock's work comes to no end";
}
int in_hand(const World& world, const Username& agent) {
    return static_cast<int>(world.state().assignments_of(agent).size());
}

// "Every morning I gave them the same forty numbers each, by hand."
TEST(StandingPlan, GivesEveryAgentTheirTargetAtItsHourOnceADay) {
    World world = planned_desk();
    world.now = minutes(eight - 1);
    EXPECT_TRUE(due_now(world).empty()) << "not before";
    world.now = minutes(eight);
    run_the_clock(world);
    EXPECT_EQ(in_hand(world, "ann"), 3);
    EXPECT_EQ(in_hand(world, "bob"), 2);
    EXPECT_EQ(in_hand(world, "cid"), 0) << "without a target there is nothing to reach";
    EXPECT_EQ(world.assignment(1).assigned_by, clock_name);
    EXPECT_EQ(world.when("mia", Recycle{"ann", {}, {}}), yes());
    run_the_clock(world);
    EXPECT_EQ(in_hand(world, "ann"), 0) << "what a manager took back stays so today";
    world.now = world.now + day_ms;
    run_the_clock(world);
    EXPECT_EQ(in_hand(world, "ann"), 3) << "the next day is another one";
}

TEST(StandingPlan, CountsWhatTheyWereGivenBefore) {
    World world = planned_desk();
    EXPECT_EQ(world.when("mia", AssignLeads{"clients", {"ann"}, 2, {}}), yes());
    EXPECT_EQ(world.when("mia", AssignLeads{"clients", {"bob"}, 4, {}}), yes());
    world.now = minutes(eight);
    run_the_clock(world);
    EXPECT_EQ(in_hand(world, "ann"), 3);
    EXPECT_EQ(in_hand(world, "bob"), 4) << "nobody loses any";
}

TEST(StandingPlan, SharesAPoolThatRunsOutAlike) {
    World world = planned_desk();
    EXPECT_EQ(world.when("mia", AssignLeads{"clients", {"cid"}, 7, {}}), yes());
    world.now = minutes(eight);
    run_the_clock(world);
    EXPECT_EQ(in_hand(world, "ann"), 2);
    EXPECT_EQ(in_hand(world, "bob"), 1);
    EXPECT_TRUE(due_now(world).empty()) << "and is done for the day all the same";
}

TEST(StandingPlan, IsAManagersAndStaysWhenAnAdminSavesTheCampaign) {
    World world = planned_desk();
    EXPECT_EQ(world.when("mia", PlanNumbers{client, 24 * 60}), no(Reason::number_out_of_range));
    EXPECT_EQ(world.when("mia", PlanNumbers{Code("none"), eight}), no(Reason::campaign_unknown));
    Campaign campaign = client_campaign();
    campaign.name = "Clients";
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), yes());
    EXPECT_EQ(world.state().campaign(client)->plan_minute, eight);
    EXPECT_EQ(world.when("mia", PlanNumbers{client, std::nullopt}), yes());
    world.now = minutes(eight);
    EXPECT_TRUE(due_now(world).empty());
}

TEST(StandingPlan, GivesNoCallThatWasPromisedToAnyone) {
    World world = planned_desk();
    EXPECT_EQ(world.when("mia", AssignLeads{"clients", {"cid"}, 1, {}}), yes());
    EXPECT_EQ(world.when("cid", ClaimLead{A(1)}), yes());
    CompleteCall call{A(1), call_back, "", {}, {}};
    call.callback = NewCallback{minutes(60), "", "Etc/UTC", Recipient::ANYONE, ""};
    EXPECT_EQ(world.when("cid", call), yes());
    world.now = minutes(eight);
    run_the_clock(world);
    EXPECT_EQ(world.callback(1).status, CallbackStatus::LIVE);
    EXPECT_FALSE(world.state().assignment_of(world.callback(1).lead));
}

}  // namespace
}  // namespace recall::test
