// Numbers that go straight to one agent, and those of one who leaves.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

TEST(ReassignLeads, GivesWhatIsDoneToOneAgentForToday) {
    World world = desk_with({{"ann", 2}});
    check(world, R"(
        complete A1 SUCCESS by ann at 1m -> CallCompleted A1 SUCCESS 1m..1m
        reassign L1,L2 to bob            -> lead_not_available           // All or nothing.
        reassign L1,L1 to bob            -> lead_repeated
        reassign L99 to bob              -> lead_unknown
        reassign L1,L11,L5 to bob        -> LeadsAssigned L1 L5 to bob, LeadsAssigned L11 to bob
        reassign L1 to bob               -> lead_not_available
    )");
    EXPECT_EQ(world.assignment(3).assigned_by, "mia");
    EXPECT_EQ(world.assignment(5).kind, Kind::customer);
    EXPECT_EQ(world.tally("bob", Kind::client, first_day).assigned, 2);
    EXPECT_EQ(world.lead(1).status, success) << "a follow-up keeps its status";
    world.when("mia", Recycle{"bob", {}});
    EXPECT_EQ(world.state().counts("clients").done, 1) << "and is done again once taken back";
}

TEST(ReassignLeads, RefusesAsAssigningDoes) {
    World world = working_desk();
    User eve = user("eve", Role::agent);
    eve.campaigns = {customer};
    world.when("ada", SaveUser{eve});
    check(world, R"(
        reassign L1 to zed -> user_unknown
        reassign L1 to mia -> not_an_agent
        reassign L1 to eve -> agent_not_in_campaign
        mark L1            -> DoNotCallSet L1, DoNotCallAdded 1 L1
        reassign L1 to ann -> lead_do_not_call
    )");
    EXPECT_EQ(world.when("mia", ReassignLeads{{}, "ann"}), no(Reason::nothing_chosen));
    const std::vector<LeadId> crowd(assign_leads_max + 1, L(1));
    EXPECT_EQ(world.when("mia", ReassignLeads{crowd, "ann"}), no(Reason::too_many));
    world.when("mia", SaveList{{"clients", client, "Clients", false}});
    check(world, "reassign L2 to ann -> lead_not_available");
    EXPECT_EQ(World().when(operator_name, ReassignLeads{{L(1)}, "ann"}),
              no(Reason::desk_not_configured));
}

TEST(HandOn, MovesEveryOpenNumber) {
    World world = desk_with({{"ann", 3}});
    check(world, R"(
        complete A1 NA by ann at 1m     -> CallCompleted A1 NA 1m..1m
        claim A2 by ann                 -> LeadClaimed A2 until 31m
        assign L11 of customers to ann  -> LeadsAssigned L11 to ann
        hand from ann to ann            -> nothing
        hand from ann to zed            -> user_unknown
        hand from zed to bob            -> user_unknown
        hand from ann to mia            -> not_an_agent
        hand from ann to bob at 2m      -> RecycleStarted R1, AssignmentsRecycled A2 A3 A4
                            , RecycleFinished R1, LeadsAssigned L2 L3 to bob
                            , LeadsAssigned L11 to bob
        hand from ann to bob            -> nothing
        claim A5 by bob                 -> LeadClaimed A5 until 32m
    )");
    EXPECT_EQ(world.log(1).agent, "ann");
    EXPECT_EQ(world.log(1).recycled, 3);
    const Tally anns = world.tally("ann", Kind::client, first_day);
    EXPECT_EQ(anns.uncompleted(), 0);
    EXPECT_EQ(anns.assigned, 1) << "the one she completed: the others are bob's now";
    EXPECT_EQ(anns.taken_back, 0);
    EXPECT_EQ(world.assignment(2).stage, Stage::returned);
    EXPECT_EQ(world.tally("bob", Kind::client, first_day).assigned, 2);
    EXPECT_EQ(world.tally("bob", Kind::customer, first_day).assigned, 1);
}

TEST(HandOn, LeavesOutWhatMustNotBeCalledAndAsksForTheCampaigns) {
    World world = desk_with({{"ann", 2}});
    User eve = user("eve", Role::agent);
    eve.campaigns = {customer};
    world.when("ada", SaveUser{eve});
    check(world, R"(
        claim A1 by ann      -> LeadClaimed A1 until 30m
        mark L1              -> DoNotCallSet L1, DoNotCallAdded 1 L1
        hand from ann to eve -> agent_not_in_campaign
        hand from ann to bob -> RecycleStarted R1, AssignmentsRecycled A1, AssignmentsRecycled A2
                                         , RecycleFinished R1
                            , LeadsAssigned L2 to bob
    )");
}

TEST(HandOn, ACallThatWentOnStillCounts) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        claim A1 by ann             -> LeadClaimed A1 until 30m
        hand from ann to bob at 1m  -> RecycleStarted R1, AssignmentsRecycled A1, RecycleFinished R1
                            , LeadsAssigned L1 to bob
        complete A1 NA by ann at 2m -> AssignmentWithdrawn A2, CallCompleted A1 NA 2m..2m late
    )");
}

TEST(SaveUser, WhoIsDeactivatedLeavesNoNumbersBehind) {
    World world = desk_with({{"ann", 2}, {"bob", 1}});
    User ann = *world.state().user("ann");
    ann.active = false;
    const Verdict verdict = world.when("ada", SaveUser{ann});
    EXPECT_EQ(describe(verdict.events),
              "UserSaved ann, RecycleStarted R1, AssignmentsRecycled A1 A2, RecycleFinished R1");
    EXPECT_EQ(world.log(1).by, "ada");
    EXPECT_EQ(world.log(1).agent, "ann");
    EXPECT_EQ(world.state().counts("clients").available, 9);
    EXPECT_TRUE(world.when("ada", SaveUser{ann}).events.empty());
    EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
}

}  // namespace
}  // namespace recall::test
