// Managers hand numbers of a pool to agents: RULES.md §4.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

TEST(AssignLeads, SpreadsEvenlyAndAlternates) {
    World world = working_desk();
    check(world, R"(
        assign 5 of clients to bob,ann  -> LeadsAssigned L1 L3 L5 to ann, LeadsAssigned L2 L4 to bob
        assign 1 of clients to cid,bob  -> LeadsAssigned L6 to bob  // Nobody gets none of it.
        assign 2 of clients to ann,ann  -> LeadsAssigned L7 L8 to ann      // Named twice is once.
    )");
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).assigned, 5);
    EXPECT_EQ(world.assignment(1).assigned_by, "mia");
    EXPECT_EQ(world.assignment(1).day, first_day);
    EXPECT_EQ(world.assignment(1).assigned_at, start);
    EXPECT_EQ(world.state().counters().next_assignment, A(9));
}

TEST(AssignLeads, TakesExactlyTheChosenOnes) {
    World world = working_desk();
    check(world, R"(
        assign L9,L4,L2 of clients to ann  -> LeadsAssigned L9 L4 L2 to ann
        assign L4 of clients to bob        -> lead_not_available
        assign L1,L4 of clients to bob     -> lead_not_available         // All or nothing.
        assign L1,L1 of clients to bob     -> lead_repeated
        assign L11 of clients to bob       -> lead_unknown               // Of another list.
        assign L99 of clients to bob       -> lead_unknown
        assign L1 of clients to bob        -> LeadsAssigned L1 to bob
    )");
    EXPECT_EQ(world.state().counts("clients").available, 6);
}

TEST(AssignLeads, AllOrNothing) {
    World world = working_desk();
    check(world, R"(
        assign 11 of clients to ann        -> not_enough_leads
        assign 0 of clients to ann         -> nothing_to_assign
        assign -3 of clients to ann        -> nothing_to_assign
        assign 50001 of clients to ann     -> too_many
        assign 10 of clients to ann,bob,cid -> LeadsAssigned L1 L4 L7 L10 to ann
                            , LeadsAssigned L2 L5 L8 to bob, LeadsAssigned L3 L6 L9 to cid
        assign 1 of clients to ann         -> not_enough_leads
    )");
}

TEST(AssignLeads, TheRefusalSaysHowManyThereAre) {
    World world = working_desk();
    const Decision decision = world.ask("mia", AssignLeads{"clients", {"ann"}, 11, {}});
    EXPECT_EQ(decision.error(), (Rejection{Reason::not_enough_leads, "clients", 10}));
    EXPECT_EQ(message_of(decision.error()),
              "Only 10 numbers are available in “clients”. Assign fewer, or import more.");
}

TEST(AssignLeads, OnlyToActiveAgentsOfTheCampaign) {
    World world = working_desk();
    User dan = user("dan", Role::agent);
    dan.active = false;
    world.when("ada", SaveUser{dan});
    User eve = user("eve", Role::agent);
    eve.campaigns = {customer};
    world.when("ada", SaveUser{eve});
    check(world, R"(
        assign 1 of absent to ann      -> list_unknown
        assign 1 of clients to ann,zed -> user_unknown
        assign 1 of clients to dan     -> user_inactive
        assign 1 of clients to mia     -> not_an_agent
        assign 1 of clients to eve     -> agent_not_in_campaign
        assign 1 of customers to eve   -> LeadsAssigned L11 to eve
    )");
    EXPECT_EQ(world.when("mia", AssignLeads{"clients", {}, 1, {}}),
              no(Reason::nobody_to_assign_to));
    const std::vector<Username> crowd(assign_agents_max + 1, "ann");
    EXPECT_EQ(world.when("mia", AssignLeads{"clients", crowd, 1, {}}), no(Reason::too_many));
}

TEST(AssignLeads, NeedsADeskWithADay) {
    World world;
    EXPECT_EQ(world.when(operator_name, AssignLeads{"clients", {"ann"}, 1, {}}),
              no(Reason::desk_not_configured));
}

TEST(AssignLeads, FewestAttemptsFirstThenTheOldest) {
    World world = working_desk();
    check(world, R"(
        assign 2 of clients to ann     -> LeadsAssigned L1 L2 to ann
        complete A1 NA by ann at 5m    -> CallCompleted A1 NA 5m..5m
        complete A2 NA by ann at 6m    -> CallCompleted A2 NA 6m..6m
        assign 9 of clients to bob     -> LeadsAssigned L3 L4 L5 L6 L7 L8 L9 L10 L1 to bob
    )");
}

TEST(AssignLeads, ADeskMovedToAnEarlierZoneStaysOnTheOpenDay) {
    World world = working_desk();
    world.now = minutes(-60);
    check(world, "assign 1 of clients to ann -> LeadsAssigned L1 to ann");
    EXPECT_EQ(world.assignment(1).day, first_day);
}

TEST(AssignLeads, AFilterChoosesAmongThePool) {
    World world = working_desk();
    check(world, R"(
        assign 2 of clients to ann     -> LeadsAssigned L1 L2 to ann
        complete A1 NA by ann at 5m    -> CallCompleted A1 NA 5m..5m
        complete A2 NA by ann at 6m    -> CallCompleted A2 NA 6m..6m
    )");
    const auto assign = [&world](std::int64_t count, LeadChoice filter) {
        const Verdict verdict =
            world.when("mia", AssignLeads{"clients", {"bob"}, count, {}, std::move(filter)});
        return verdict.refused() ? verdict.refusal : describe(verdict.events);
    };
    EXPECT_EQ(assign(1, {no_answer, {}, ""}), "LeadsAssigned L1 to bob");
    EXPECT_EQ(assign(2, {no_answer, {}, ""}), "not_enough_leads");
    EXPECT_EQ(assign(9, {{}, 0, ""}), "not_enough_leads") << "of these there are eight";
    EXPECT_EQ(assign(1, {{}, {}, "cUSTOMER 9"}), "LeadsAssigned L9 to bob");
    EXPECT_EQ(assign(1, {{}, {}, "+2348000000004"}), "LeadsAssigned L4 to bob");
    EXPECT_EQ(assign(2, {status_new, 0, "okafor &"}), "LeadsAssigned L3 L5 to bob");
    EXPECT_EQ(assign(1, {{}, {}, "Company"}), "not_enough_leads") << "a column's name is no text";
    EXPECT_EQ(assign(1, {{}, {}, std::string(name_bytes_max + 1, 'x')}), "text_too_long");
}

TEST(AssignLeads, WhatIsAvailableIsWhatCanBeAssigned) {
    World world = desk_with({{"ann", 2}});
    world.when("ann", CompleteCall{A(1), no_answer, "", {}, {}});
    for (const LeadChoice& filter :
         {LeadChoice{}, LeadChoice{no_answer, {}, ""}, LeadChoice{{}, 0, ""},
          LeadChoice{{}, {}, "customer 1"}, LeadChoice{do_not_call, {}, ""}}) {
        const std::int64_t there = available(world.state(), "clients", filter);
        const Decision more =
            world.ask("mia", AssignLeads{"clients", {"bob"}, there + 1, {}, filter});
        EXPECT_EQ(more.error(), (Rejection{Reason::not_enough_leads, "clients", there}));
        if (there == 0) continue;
        EXPECT_TRUE(world.ask("mia", AssignLeads{"clients", {"bob"}, there, {}, filter}));
    }
    EXPECT_EQ(available(world.state(), "absent", {}), 0);
}

TEST(AssignLeads, ALeadRemembersThatItWasAssigned) {
    World world = desk_with({{"ann", 1}});
    world.when("mia", Recycle{});
    EXPECT_TRUE(world.lead(1).was_assigned);
    EXPECT_FALSE(world.lead(2).was_assigned);
}

}  // namespace
}  // namespace recall::test
