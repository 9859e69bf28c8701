// The figures of the Call Completion Tracker: RULES.md §19.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

World measured_desk() {
    World world = desk_with({{"bob", 2}, {"ann", 4}});
    check(world, R"(
        assign 2 of customers to ann                 -> LeadsAssigned L11 L12 to ann
        complete A3 NA by ann at 5m                  -> CallCompleted A3 NA 5m..5m
        complete A7 RESOLVED "Sent." by ann at 6m    -> CallCompleted A7 RESOLVED 6m..6m
        claim A1 by bob at 7m                        -> LeadClaimed A1 until 37m
        start A1 by bob at 7m from 7m                -> CallStarted A1 7m
        recycle ann customer by mia                  -> RecycleStarted R1, AssignmentsRecycled A8
                            , RecycleFinished R1
    )");
    return world;
}

TEST(Progress, AddsUpOverAllAndForEachAgentAndKind) {
    const World world = measured_desk();
    const Progress all = progress(world.state(), {.day = first_day});
    EXPECT_EQ(all.assigned, 8);
    EXPECT_EQ(all.completed, 2);
    EXPECT_EQ(all.uncompleted, 5);
    EXPECT_DOUBLE_EQ(all.completion_rate(), 0.25);
    ASSERT_EQ(all.agents.size(), 3U);
    const AgentProgress& clients = all.agents[0];
    EXPECT_EQ(clients.agent, "ann");
    EXPECT_EQ(clients.name, "Name of ann");
    EXPECT_EQ(clients.kind, Kind::client);
    EXPECT_EQ(clients.assigned, 4);
    EXPECT_EQ(clients.completed, 1);
    EXPECT_EQ(clients.uncompleted, 3);
    EXPECT_EQ(clients.calls, 1);
    EXPECT_EQ(clients.daily_target, 20);
    EXPECT_EQ(clients.last_call, minutes(5));
    EXPECT_EQ(all.agents[1].kind, Kind::customer);
    EXPECT_EQ(all.agents[1].uncompleted, 0) << "one done, one taken back";
    EXPECT_EQ(all.agents[2].agent, "bob");
    EXPECT_EQ(all.agents[2].calls, 1);
}

// "Forty numbers went back at noon and out again: the tracker says eighty."
TEST(Progress, CountsANumberOnceHoweverOftenItIsGivenOut) {
    World world = desk_with({{"ann", 3}});
    check(world, R"(
        complete A1 NA by ann at 1m    -> CallCompleted A1 NA 1m..1m
        takeback A2,A3                 -> RecycleStarted R1, AssignmentsRecycled A2 A3
                                        , RecycleFinished R1
        assign L1,L2 of clients to bob -> LeadsAssigned L1 L2 to bob
        complete A5 NA by bob at 2m    -> CallCompleted A5 NA 2m..2m
    )");
    const Progress all = progress(world.state(), {.day = first_day});
    EXPECT_EQ(all.assigned, 3);
    EXPECT_EQ(all.completed, 2) << "the first by ann, the second by bob";
    EXPECT_EQ(all.uncompleted, 0) << "bob has the first once more, but it is completed";
    EXPECT_EQ(all.given_again, 2);
    ASSERT_EQ(all.agents.size(), 2u);
    EXPECT_EQ(all.agents[0].assigned + all.agents[1].assigned, 5);
    EXPECT_EQ(progress(world.state(), {.day = first_day, .agent = "bob"}).assigned, 2);
    EXPECT_EQ(progress(world.state(), {.day = first_day, .kind = Kind::customer}).assigned, 0);
    EXPECT_EQ(world.state().counts("clients").given, (GivenOut{first_day, 3, 2, 0}));
    EXPECT_TRUE(audit(world.state()).empty());
    world.now = minutes(24 * 60);
    world.when(clock_name, CloseDay{first_day});
    EXPECT_EQ(world.state().counts("clients").given, (GivenOut{next(first_day)}));
}

TEST(Progress, OfOneKindOneAgentOrAnotherDay) {
    const World world = measured_desk();
    EXPECT_EQ(progress(world.state(), {.day = first_day, .kind = Kind::customer}).assigned, 2);
    EXPECT_EQ(progress(world.state(), {.day = first_day, .agent = "bob"}).assigned, 2);
    const Progress tomorrow = progress(world.state(), {.day = next(first_day)});
    EXPECT_TRUE(tomorrow.agents.empty());
    EXPECT_EQ(tomorrow.completion_rate(), 0.0) << "no division by nothing";
}

TEST(Progress, AClosedDayKeepsItsFigures) {
    World world = measured_desk();
    world.now = minutes(24 * 60);
    world.when(clock_name, CloseDay{first_day});
    const Progress all = progress(world.state(), {.day = first_day});
    EXPECT_EQ(all.assigned, 8);
    EXPECT_EQ(all.completed, 2);
    EXPECT_EQ(all.uncompleted, 0);
}

}  // namespace
}  // namespace recall::test
