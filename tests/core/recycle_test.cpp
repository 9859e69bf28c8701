// Taking back by hand: RULES.md §8.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

// ann: A1 untouched, A2 claimed, A3 claimed before and lapsed, A4 called and not completed,
// A5 completed. bob: A6 of the clients, A7 of the customers.
World busy_desk() {
    World world = desk_with({{"ann", 5}, {"bob", 1}});
    check(world, R"(
        assign 1 of customers to bob     -> LeadsAssigned L11 to bob
        claim A3 by ann at 1m            -> LeadClaimed A3 until 31m
        lapse A3 at 31m                  -> ClaimLapsed A3
        claim A4 by ann at 32m           -> LeadClaimed A4 until 1h2m
        start A4 by ann at 33m from 33m  -> CallStarted A4 33m
        release A4 by ann at 34m         -> ClaimReleased A4
        complete A5 NA by ann at 35m     -> CallCompleted A5 NA 35m..35m
        claim A2 by ann at 36m           -> LeadClaimed A2 until 1h6m
    )");
    return world;
}

TEST(Recycle, TakesBackWhateverIsNotCompleted) {
    World world = busy_desk();
    check(world, R"(
        recycle by mia at 40m -> RecycleStarted R1, AssignmentsRecycled A1 A2 A3 A4 A6 +1
                            , RecycleFinished R1
        recycle by mia at 41m -> nothing
    )");
    EXPECT_EQ(world.state().counts("clients").available, 10);
    EXPECT_EQ(world.state().counts("customers").available, 10);
    EXPECT_TRUE(world.state().claims_by_expiry().empty());
    EXPECT_TRUE(world.state().call(C(1))) << "completed calls are never touched";
    EXPECT_EQ(world.assignment(5).stage, Stage::completed);

    const RecycleEntry& log = world.log(1);
    EXPECT_EQ(log.by, "mia");
    EXPECT_EQ(log.at, minutes(40));
    EXPECT_EQ(log.day, first_day);
    EXPECT_EQ(log.recycled, 6);
    EXPECT_EQ(log.archived, 0);
    EXPECT_EQ(log.agents, (std::vector<AgentCount>{{"ann", 4, 0}, {"bob", 2, 0}}));
    EXPECT_FALSE(log.agent);
    EXPECT_FALSE(log.kind);
    EXPECT_TRUE(world.state().recycles().empty()) << "a finished entry is history";

    const Tally tally = world.tally("ann", Kind::client, first_day);
    EXPECT_EQ(tally.assigned, 5);
    EXPECT_EQ(tally.completed, 1);
    EXPECT_EQ(tally.taken_back, 4);
    EXPECT_EQ(tally.uncompleted(), 0);
}

TEST(Recycle, OfOneAgentOrOneKindLeavesTheOthers) {
    World world = busy_desk();
    check(world, R"(
        recycle bob client by mia   -> RecycleStarted R1, AssignmentsRecycled A6, RecycleFinished R1
        recycle customer by ada     -> RecycleStarted R2, AssignmentsRecycled A7, RecycleFinished R2
        recycle bob by mia          -> nothing
        recycle cid by mia          -> nothing
        recycle ann customer by mia -> nothing
        recycle zed by mia          -> user_unknown
        recycle ann by operator     -> RecycleStarted R3, AssignmentsRecycled A1 A2 A3 A4
                            , RecycleFinished R3
    )");
    EXPECT_EQ(world.log(1).agent, "bob");
    EXPECT_EQ(world.log(1).kind, Kind::client);
    EXPECT_EQ(world.log(2).kind, Kind::customer);
    EXPECT_EQ(world.log(3).by, operator_name);
}

TEST(Recycle, TheLeadKeepsItsStatusAndHistory) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        complete A1 NA by ann at 5m   -> CallCompleted A1 NA 5m..5m
        assign L1 of clients to bob   -> LeadsAssigned L1 to bob
        recycle by mia at 6m          -> RecycleStarted R1, AssignmentsRecycled A2
                            , RecycleFinished R1
    )");
    EXPECT_EQ(world.lead(1).status, no_answer);
    EXPECT_EQ(world.lead(1).attempts, 1);
    EXPECT_EQ(world.lead(1).last_call, minutes(5));
    EXPECT_EQ(world.state().counts("clients").available, 10);
}

TEST(Recycle, WhatWasPromisedBeforeIsWhatHappens) {
    World world = busy_desk();
    const RecyclePreview all = recycle_preview(world.state(), {}, {});
    EXPECT_EQ(all.numbers, 6);
    EXPECT_EQ(all.agents, 2);
    const RecyclePreview bobs = recycle_preview(world.state(), "bob", Kind::customer);
    EXPECT_EQ(bobs.numbers, 1);
    EXPECT_EQ(bobs.agents, 1);
    EXPECT_EQ(recycle_preview(world.state(), "cid", {}).numbers, 0);
}

TEST(Recycle, TheNumberCanBeAssignedAgain) {
    World world = desk_with({{"ann", 10}});
    check(world, R"(
        assign 1 of clients to bob    -> not_enough_leads
        recycle ann by mia            -> RecycleStarted R1, AssignmentsRecycled A1 A2 A3 A4 A5 +5
                            , RecycleFinished R1
        assign 1 of clients to bob    -> LeadsAssigned L1 to bob
    )");
}

TEST(ArchiveCompleted, ArchivesEveryCompletedCall) {
    World world = busy_desk();
    check(world, R"(
        archive by mia at 40m -> RecycleStarted R1, CallsArchived C1, RecycleFinished R1
        archive by mia at 41m -> nothing
    )");
    EXPECT_EQ(world.call(1).archived_at, minutes(40));
    EXPECT_TRUE(world.state().calls().empty());
    EXPECT_EQ(world.log(1).archived, 1);
    EXPECT_EQ(world.log(1).agents, (std::vector<AgentCount>{{"ann", 0, 1}}));
    EXPECT_EQ(world.state().assignments().size(), 6U) << "what is open stays";
}

TEST(Recycle, OfChosenNumbersTakesExactlyThese) {
    World world = busy_desk();
    check(world, R"(
        takeback A2,A6,A2 at 40m -> RecycleStarted R1, AssignmentsRecycled A2 A6, RecycleFinished R1
        takeback A2,A6           -> nothing          // They have ended meanwhile.
        takeback A99             -> nothing
        takeback A1 by ann       -> not_allowed
    )");
    EXPECT_TRUE(world.log(1).chosen);
    EXPECT_EQ(world.log(1).recycled, 2);
    EXPECT_FALSE(world.log(1).agent);
    EXPECT_EQ(world.when("mia", Recycle{"bob", {}, {A(1)}}).events.size(), 0U)
        << "A1 is ann's, and not of this scope";
    const std::vector<AssignmentId> crowd(assign_leads_max + 1, A(1));
    EXPECT_EQ(world.when("mia", Recycle{{}, {}, crowd}), no(Reason::too_many));
}

TEST(ArchiveCalls, ByAnAgentOnlyTheOwn) {
    World world = desk_with({{"ann", 2}, {"bob", 1}});
    check(world, R"(
        complete A1 NA by ann at 1m -> CallCompleted A1 NA 1m..1m
        complete A2 NA by ann at 2m -> CallCompleted A2 NA 2m..2m
        complete A3 NA by bob at 3m -> CallCompleted A3 NA 3m..3m
        archive C1,C3 by ann        -> not_your_call
        archive C1,C1 by ann at 4m  -> RecycleStarted R1, CallsArchived C1, RecycleFinished R1
        archive C1 by ann           -> nothing
        archive C9 by ann           -> call_unknown
        archive C1,C2,C3 by mia     -> RecycleStarted R2, CallsArchived C2 C3, RecycleFinished R2
    )");
    EXPECT_EQ(world.call(1).archived_at, minutes(4));
    EXPECT_TRUE(world.log(1).chosen);
    EXPECT_EQ(world.log(1).by, "ann");
    EXPECT_EQ(world.log(1).archived, 1);
    const std::vector<CallId> crowd(assign_leads_max + 1, C(1));
    EXPECT_EQ(world.when("mia", ArchiveCalls{crowd}), no(Reason::too_many));
    EXPECT_EQ(world.when("mia", ArchiveCalls{}), no(Reason::nothing_chosen));
}

}  // namespace
}  // namespace recall::test
