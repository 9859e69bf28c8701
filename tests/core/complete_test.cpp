// A call ends with an outcome and is kept for ever: RULES.md §6, §7; and work whose
// news comes late.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

TEST(CompleteCall, KeepsWhichOfThePersonsNumbersWasCalled) {
    World world = desk_with({{"ann", 2}});
    EditLead edit{L(1), new_lead(1).phone, "Ngozi", "", {}, "Mobile",
                  std::vector<LabelledPhone>{{new_lead(61).phone, "Office"}}};
    world.when("mia", edit);
    world.when("ann", ClaimLead{A(1)});
    world.when("ann", StartCall{A(1), start});
    world.now = minutes(2);
    const StartCall office{A(1), minutes(2), new_lead(61).phone};
    EXPECT_EQ(world.when("ann", office), yes()) << "nobody answered the mobile";
    EXPECT_TRUE(world.when("ann", office).events.empty());
    EXPECT_EQ(world.assignment(1).call_started, start);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).calls, 1) << "it is one call";
    world.when("ann", CompleteCall{A(1), no_answer, "", {}, {}});
    EXPECT_EQ(world.call(1).phone, new_lead(61).phone);
    world.when("ann", CompleteCall{A(2), no_answer, "", {}, {}});
    EXPECT_EQ(world.call(2).phone, new_lead(2).phone);
    EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
}

TEST(CompleteCall, ArchivesTheCallWithTheWholeLead) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
    claim A1 by ann at 1m                          -> LeadClaimed A1 until 31m
    start A1 by ann at 2m from 2m                  -> CallStarted A1 2m
    complete A1 SUCCESS "Bought." by ann at 9m from 2m until 8m -> CallCompleted A1 SUCCESS 2m..8m
    )");
    const CompletedCall& call = world.call(1);
    EXPECT_EQ(call.agent, "ann");
    EXPECT_EQ(call.kind, Kind::client);
    EXPECT_EQ(call.day, first_day);
    EXPECT_EQ(call.received_at, minutes(9));
    EXPECT_EQ(call.outcome, success);
    EXPECT_EQ(call.notes, "Bought.");
    EXPECT_EQ(call.phone, new_lead(1).phone);
    EXPECT_EQ(call.name, new_lead(1).name);
    EXPECT_EQ(call.columns, new_lead(1).columns);
    EXPECT_FALSE(call.late);
    EXPECT_FALSE(call.archived_at);

    const Lead& lead = world.lead(1);
    EXPECT_EQ(lead.status, success);
    EXPECT_EQ(lead.last_outcome, success);
    EXPECT_EQ(lead.last_call, minutes(8));
    EXPECT_EQ(lead.attempts, 1);
    EXPECT_TRUE(lead.called_since_reset);
    EXPECT_EQ(world.state().counts("clients").done, 1);

    EXPECT_EQ(world.assignment(1).stage, Stage::completed);
    EXPECT_EQ(world.assignment(1).ended_at, minutes(9));
    const Tally tally = world.tally("ann", Kind::client, first_day);
    EXPECT_EQ(tally.completed, 1);
    EXPECT_EQ(tally.uncompleted(), 0);
    EXPECT_EQ(tally.calls, 1) << "it was counted when it began";
    EXPECT_EQ(tally.last_call, minutes(8));
}

TEST(CompleteCall, NeedsAnOutcomeOfTheCampaignAndItsNotes) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        assign 1 of customers to ann             -> LeadsAssigned L11 to ann
        complete A1 RESOLVED by ann              -> outcome_unknown
        complete A1 OLD by ann                   -> outcome_retired
        complete A2 RESOLVED by ann              -> notes_required
        complete A2 RESOLVED "   " by ann        -> notes_required
        complete A2 RESOLVED "Sent." by ann      -> CallCompleted A2 RESOLVED 0m..0m
        complete A1 NA by bob                    -> not_your_number
        complete A9 NA by ann                    -> assignment_unknown
        complete A1 NA by ann                    -> CallCompleted A1 NA 0m..0m
    )");
    World other = desk_with({{"ann", 1}});
    const CompleteCall longest{A(1), no_answer, std::string(notes_bytes_max, 'n'), {}, {}};
    CompleteCall longer = longest;
    longer.notes += 'n';
    EXPECT_EQ(other.when("ann", longer), no(Reason::text_too_long));
    EXPECT_EQ(other.when("ann", longest), yes());
}

TEST(CompleteCall, IsIdempotentAndOtherNewsAreRefusedAloud) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        complete A1 NA "Rang out." by ann at 5m  -> CallCompleted A1 NA 5m..5m
        complete A1 NA "Rang out." by ann at 6m  -> nothing
        complete A1 NI "Rang out." by ann at 6m  -> already_completed
        complete A1 NA "Other." by ann at 6m     -> already_completed
        complete A1 NA "Rang out." by bob at 6m  -> not_your_number
        recycle by mia                           -> nothing
    )");
}

TEST(CompleteCall, ALapsedClaimDoesNotMatter) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        claim A1 by ann at 1m                    -> LeadClaimed A1 until 31m
        start A1 by ann at 2m from 2m            -> CallStarted A1 2m
        lapse A1 at 31m                          -> ClaimExtended A1 until 1h1m by itself
        lapse A1 at 1h1m                         -> ClaimLapsed A1
        complete A1 SUCCESS by ann at 2h         -> CallCompleted A1 SUCCESS 2m..2h
    )");
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).calls, 1);
}

TEST(CompleteCall, ADialableOutcomeReturnsTheNumberToThePool) {
    World world = desk_with({{"ann", 2}});
    check(world, R"(
        complete A1 NA by ann at 5m   -> CallCompleted A1 NA 5m..5m
        complete A2 NI by ann at 6m   -> CallCompleted A2 NI 6m..6m
    )");
    EXPECT_EQ(world.state().counts("clients").available, 9);
    EXPECT_EQ(world.state().counts("clients").done, 1);
}

TEST(CompleteCall, DoNotCallIsForEver) {
    World world = desk_with({{"ann", 1}});
    check(world,
          "complete A1 DNC by ann at 5m -> CallCompleted A1 DNC 5m..5m, DoNotCallAdded 1 L1");
    EXPECT_TRUE(world.lead(1).do_not_call);
    Campaign campaign = client_campaign();
    campaign.outcomes[3].dialable_again = true;
    campaign.dial_statuses.push_back(do_not_call);
    world.when("ada", SaveCampaign{campaign});
    check(world, "assign L1 of clients to ann -> lead_not_available");
}

TEST(CompleteCall, TheTabsClockIsEvidenceClampedBothWays) {
    World world = working_desk();
    check(world, R"(
        assign 6 of clients to ann at 10m                 -> LeadsAssigned L1 L2 L3 L4 L5 L6 to ann
        complete A1 NA by ann at 1h from 5m until 2h      -> CallCompleted A1 NA 10m..1h
        complete A2 NA by ann from 30m until 20m -> CallCompleted A2 NA 20m..20m  // Ended first.
        complete A3 NA by ann       until 40m             -> CallCompleted A3 NA 40m..40m
        complete A4 NA by ann       from 30m              -> CallCompleted A4 NA 30m..1h
        complete A5 NA by ann       from 3h               -> CallCompleted A5 NA 1h..1h
        complete A6 NA by ann       from 1m until 2m      -> CallCompleted A6 NA 10m..10m
    )");
}

// ---- Late work is never lost.

TEST(LateWork, OfANumberInThePoolTakesItOut) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        claim A1 by ann at 1m                    -> LeadClaimed A1 until 31m
        start A1 by ann at 2m from 2m            -> CallStarted A1 2m
        recycle by mia at 5m                     -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        complete A1 SUCCESS by ann at 20m until 7m -> CallCompleted A1 SUCCESS 2m..7m late
        complete A1 SUCCESS by ann at 21m        -> nothing
    )");
    EXPECT_EQ(world.lead(1).status, success);
    EXPECT_EQ(world.state().counts("clients").done, 1);
    EXPECT_TRUE(world.call(1).late);
    const Tally tally = world.tally("ann", Kind::client, first_day);
    EXPECT_EQ(tally.assigned, 1);
    EXPECT_EQ(tally.completed, 1);
    EXPECT_EQ(tally.taken_back, 0) << "it had been taken back, and was done after all";
    EXPECT_EQ(tally.calls, 1);
    EXPECT_EQ(world.log(1).recycled, 1) << "what the log said stays said";
}

TEST(LateWork, IsAcceptedWithARetiredOutcome) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m              -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        complete A1 OLD by ann at 20m     -> CallCompleted A1 OLD 20m..20m late
    )");
}

TEST(LateWork, WithdrawsTheNumberFromWhoHasNotBegun) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m              -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        assign L1 of clients to bob       -> LeadsAssigned L1 to bob
        complete A1 SUCCESS by ann at 20m -> AssignmentWithdrawn A2
                            , CallCompleted A1 SUCCESS 20m..20m late
        claim A2 by bob at 21m            -> number_taken_back
    )");
    EXPECT_EQ(world.assignment(2).stage, Stage::withdrawn);
    const Tally bobs = world.tally("bob", Kind::client, first_day);
    EXPECT_EQ(bobs.assigned, 1);
    EXPECT_EQ(bobs.taken_back, 1);
    EXPECT_EQ(bobs.uncompleted(), 0);
    EXPECT_EQ(world.state().counts("clients").done, 1);
}

TEST(LateWork, WhoHasBegunGoesOnAndBothCallsStand) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m              -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        assign L1 of clients to bob       -> LeadsAssigned L1 to bob
        claim A2 by bob at 6m             -> LeadClaimed A2 until 36m
        complete A1 SUCCESS by ann at 20m until 8m -> CallCompleted A1 SUCCESS 8m..8m late
        complete A2 NI by bob at 30m      -> CallCompleted A2 NI 30m..30m
    )");
    EXPECT_EQ(world.state().calls().size(), 2U);
    EXPECT_EQ(world.lead(1).status, not_interested) << "the later call decides";
    EXPECT_EQ(world.lead(1).attempts, 2);
}

TEST(LateWork, IsNotForgottenWhereTheOtherOnlyClaimed) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m              -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        assign L1 of clients to bob       -> LeadsAssigned L1 to bob
        claim A2 by bob at 6m             -> LeadClaimed A2 until 36m
        complete A1 SUCCESS by ann at 20m -> CallCompleted A1 SUCCESS 20m..20m late
        recycle by mia at 40m             -> RecycleStarted R2, AssignmentsRecycled A2
                            , RecycleFinished R2
        assign L1 of clients to cid       -> lead_not_available    // Ann has sold it.
    )");
    EXPECT_EQ(world.lead(1).status, success);
}

TEST(LateWork, WhoCallsAlreadyCountsAsBegunWithoutAClaim) {
    World world = working_desk();
    check(world, R"(
        assign L11 of customers to ann                  -> LeadsAssigned L11 to ann
        recycle by mia at 5m                            -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        assign L11 of customers to bob                  -> LeadsAssigned L11 to bob
        start A2 by bob at 6m from 6m                   -> CallStarted A2 6m
        complete A1 RESOLVED "Done." by ann at 7m       -> CallCompleted A1 RESOLVED 7m..7m late
    )");
    EXPECT_TRUE(world.state().assignment(A(2)));
}

TEST(LateWork, ALaterCallHasSettledTheLeadAlready) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m                       -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        assign L1 of clients to bob                -> LeadsAssigned L1 to bob
        complete A2 SUCCESS by bob at 10m          -> CallCompleted A2 SUCCESS 10m..10m
        complete A1 NA by ann at 20m until 7m      -> CallCompleted A1 NA 7m..7m late unsettled
    )");
    EXPECT_EQ(world.lead(1).status, success);
    EXPECT_EQ(world.lead(1).last_call, minutes(10));
    EXPECT_EQ(world.lead(1).last_outcome, success);
    EXPECT_EQ(world.lead(1).attempts, 2);
    EXPECT_EQ(world.call(2).outcome, no_answer);
}

TEST(LateWork, AnEarlierCallHeardOfLastDoesNotSettleTheLead) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m                       -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        assign L1 of clients to bob                -> LeadsAssigned L1 to bob
        claim A2 by bob at 6m                      -> LeadClaimed A2 until 36m
        complete A1 SUCCESS by ann at 20m          -> CallCompleted A1 SUCCESS 20m..20m late
        complete A2 NA by bob at 25m until 10m     -> CallCompleted A2 NA 10m..10m unsettled
    )");
    EXPECT_EQ(world.lead(1).status, success);
}

TEST(LateWork, DoNotCallHoldsEvenWhereALaterCallSettledTheLead) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m                       -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        assign L1 of clients to bob                -> LeadsAssigned L1 to bob
        complete A2 NA by bob at 10m               -> CallCompleted A2 NA 10m..10m
        complete A1 DNC by ann at 20m until 7m     -> CallCompleted A1 DNC 7m..7m late unsettled
                            , DoNotCallAdded 1 L1
        assign L1 of clients to cid                -> lead_not_available
    )");
    EXPECT_TRUE(world.lead(1).do_not_call);
    EXPECT_EQ(world.lead(1).status, no_answer);
}

TEST(LateWork, ReturnsTheOwnNumberOfTheSameAgent) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m              -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        assign L1 of clients to ann       -> LeadsAssigned L1 to ann
        complete A1 NA by ann at 20m      -> AssignmentWithdrawn A2
                            , CallCompleted A1 NA 20m..20m late
    )");
    const Tally tally = world.tally("ann", Kind::client, first_day);
    EXPECT_EQ(tally.assigned, 2);
    EXPECT_EQ(tally.completed, 1);
    EXPECT_EQ(tally.taken_back, 1);
}

TEST(LateWork, OfAWithdrawnNumberCountsToo) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m              -> RecycleStarted R1, AssignmentsRecycled A1
                            , RecycleFinished R1
        assign L1 of clients to bob       -> LeadsAssigned L1 to bob
        complete A1 NA by ann at 20m until 6m  -> AssignmentWithdrawn A2
                            , CallCompleted A1 NA 6m..6m late
        complete A2 NI by bob at 30m until 9m  -> CallCompleted A2 NI 9m..9m late
    )");
    EXPECT_EQ(world.tally("bob", Kind::client, first_day).completed, 1);
    EXPECT_EQ(world.tally("bob", Kind::client, first_day).taken_back, 0);
}

TEST(LateWork, AcrossMidnightCountsToTheDayOfTheCall) {
    World world = desk_with({{"ann", 2}});
    check(world, R"(
        claim A1 by ann at 23h50m          -> LeadClaimed A1 until 1d20m
        start A1 by ann at 23h55m from 23h55m -> CallStarted A1 23h55m
        close 2026-11-20 at 1d             -> RecycleStarted R1, AssignmentsRecycled A1 A2
                            , RecycleFinished R1, DayClosed 2026-11-20
        complete A1 SUCCESS by ann at 1d10m -> CallCompleted A1 SUCCESS 23h55m..1d10m late
    )");
    EXPECT_EQ(world.call(1).day, first_day);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).completed, 1);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).taken_back, 1);
    EXPECT_EQ(world.tally("ann", Kind::client, next(first_day)).completed, 0);
    EXPECT_EQ(world.state().tally({"ann", Kind::client, next(first_day)}), nullptr);
    check(world, R"(
        close 2026-11-21 at 2d -> RecycleStarted R2, CallsArchived C1, RecycleFinished R2
                            , DayClosed 2026-11-21
    )");
}

TEST(LateWork, MoreThanAYearLateStandsWithoutFigures) {
    World world = desk_with({{"ann", 1}});
    Day day = first_day;
    for (int i = 0; i <= tally_days_kept + 1; ++i, day = next(day)) {
        world.now = Instant{(day.number + 1) * day_ms};
        ASSERT_EQ(world.when(clock_name, CloseDay{day}), yes());
    }
    ASSERT_EQ(world.state().tally({"ann", Kind::client, first_day}), nullptr);
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), success, "", {}, {}}), yes());
    EXPECT_EQ(world.call(1).day, first_day);
    EXPECT_EQ(world.lead(1).status, success);
    EXPECT_EQ(world.state().tally({"ann", Kind::client, first_day}), nullptr);
    EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
}

}  // namespace
}  // namespace recall::test
