// A call put right by its agent a moment later: RULES.md §6.
#include "core/usual.hpp"
#include "tests/core/promised.hpp"
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

TEST(CorrectOutcome, PutsTheCallRightAndCountsNothingTwice) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        complete A1 NI "Not hers." by ann at 5m          -> CallCompleted A1 NI 5m..5m
        correct A1 SUCCESS "Wants two." by ann at 6m     -> CallCorrected C1 SUCCESS
        correct A1 SUCCESS "Wants two." by ann at 6m     -> nothing
    )");
    EXPECT_EQ(world.call(1).outcome, success);
    EXPECT_EQ(world.call(1).notes, "Wants two.");
    EXPECT_EQ(world.call(1).corrected_from, not_interested);
    EXPECT_EQ(world.lead(1).status, success);
    EXPECT_EQ(world.lead(1).last_outcome, success);
    EXPECT_EQ(world.lead(1).attempts, 1);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).completed, 1);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).calls, 1);
    EXPECT_EQ(world.when("ann", CorrectOutcome{A(1), not_interested, "", {}, {}, {}}), yes());
    EXPECT_EQ(world.call(1).corrected_from, Code{}) << "back where it was";
    expect_sound(world);
}

// The relay's clock or, where it waited on the device, the device's own.
TEST(CorrectOutcome, IsForAMinuteOrWhileItWaits) {
    World world = desk_with({{"ann", 2}});
    check(world, R"(
        complete A1 NI by ann at 5m                      -> CallCompleted A1 NI 5m..5m
        correct A1 SUCCESS by bob at 6m                  -> not_your_number
        correct A1 SUCCESS by ann at 7m                  -> correction_late
        correct A1 SUCCESS by ann on 6m                  -> CallCorrected C1 SUCCESS
        complete A2 NI by ann at 3h from 10m until 12m   -> CallCompleted A2 NI 10m..12m
        correct A2 NA by ann at 3h on 40m                -> CallCorrected C2 NA
        correct A9 NA by ann                             -> assignment_unknown
    )");
}

TEST(CorrectOutcome, AsksWhatTheOutcomeAsks) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        assign 1 of customers to ann                     -> LeadsAssigned L11 to ann
        complete A2 RESOLVED "Sent." by ann              -> CallCompleted A2 RESOLVED 0m..0m
        correct A2 FOLLOWUP " " by ann                   -> notes_required
        correct A2 NA "Sent." by ann                     -> outcome_unknown
        correct A2 FOLLOWUP "Sends it back." by ann      -> CallCorrected C1 FOLLOWUP
        complete A1 NA by ann                            -> CallCompleted A1 NA 0m..0m
        correct A1 OLD by ann                            -> outcome_retired
        correct A1 CALLBK by ann                         -> callback_time_missing
    )");
}

// What was refused, and was corrected meanwhile, is completed by that.
TEST(CorrectOutcome, StandsForACompletionThatWasRefused) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        complete A1 CALLBK "Busy." by ann at 5m          -> callback_time_missing
        correct A1 NA "Busy." by ann at 6m               -> CallCompleted A1 NA 6m..6m
    )");
    expect_sound(world);
}

TEST(CorrectOutcome, NotOnceItIsArchived) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        complete A1 NA by ann at 5m                      -> CallCompleted A1 NA 5m..5m
        archive by mia at 5m                             -> RecycleStarted R1, CallsArchived C1
        , RecycleFinished R1
        correct A1 NI by ann at 5m                       -> call_archived
    )");
}

TEST(CorrectOutcome, LeavesALeadThatALaterCallHasSettled) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 1m                             -> RecycleStarted R1
        , AssignmentsRecycled A1, RecycleFinished R1
        assign L1 of clients to bob at 1m                -> LeadsAssigned L1 to bob
        complete A2 NI by bob at 2m                      -> CallCompleted A2 NI 2m..2m
        complete A1 NA by ann at 2m from 1m until 1m  -> CallCompleted A1 NA 1m..1m late unsettled
        correct A1 SUCCESS by ann at 2m                  -> CallCorrected C2 SUCCESS alone
    )");
    EXPECT_EQ(world.lead(1).status, not_interested);
    EXPECT_EQ(world.call(2).outcome, success);
}

// ---- Promises

TEST(CorrectOutcome, TakesBackAPromiseThatNobodyMade) {
    World world = promised_desk();
    EXPECT_EQ(world.lead(1).status, status_callback_hold);
    EXPECT_EQ(world.when("ann", CorrectOutcome{A(1), no_answer, "", {}, {}, {}}), yes());
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::corrected);
    EXPECT_EQ(world.lead(1).status, no_answer);
    EXPECT_EQ(world.state().callback_of(L(1)), nullptr);
    expect_sound(world);
}

TEST(CorrectOutcome, MovesThePromiseAndKeepsTheOneThatIsTheSame) {
    World world = promised_desk();
    const CompleteCall first = promise(A(1), in_an_hour);
    const CompleteCall later = promise(A(1), minutes(120));
    EXPECT_EQ(world.when("ann", CorrectOutcome{A(1), call_back, "Rings off.", {}, {}, {},
                                               first.callback}),
              yes());
    EXPECT_EQ(world.state().callback_of(L(1))->id, B(1)) << "only the notes are others";
    EXPECT_EQ(
        world.when("ann", CorrectOutcome{A(1), call_back, "", {}, {}, {}, later.callback}), yes());
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::corrected);
    EXPECT_EQ(world.state().callback_of(L(1))->callback_time, minutes(120));
    EXPECT_EQ(world.lead(1).status, status_callback_hold);
    expect_sound(world);
}

TEST(CorrectOutcome, MayPromiseOnlyWhatACompletionMay) {
    World world = desk_with({{"ann", 1}});
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), success, "", {}, {}}), yes());
    const auto only_me = promise(A(1), in_an_hour, Recipient::USERONLY).callback;
    const CorrectOutcome kept{A(1), call_back, "", {}, {}, world.now, only_me};
    EXPECT_EQ(world.when("ann", kept), no(Reason::may_not_keep_callbacks));
    const auto anyones = promise(A(1), in_an_hour).callback;
    EXPECT_EQ(world.when("ann", CorrectOutcome{A(1), call_back, "", {}, {}, world.now, anyones}),
              yes());
    EXPECT_EQ(world.state().callback_of(L(1))->user, "ann");
    expect_sound(world);
}

// Somebody has taken it: it is theirs to keep, and the lead stands as due. The outcome that
// promised it has the very code of that status.
TEST(CorrectOutcome, LeavesAPromiseThatIsBeingKeptAsItStands) {
    World world = desk_with({{"ann", 2}});
    world.now = minutes(5);
    EXPECT_EQ(world.when("ann", promise(A(1), minutes(5))), yes());
    EXPECT_EQ(world.when(clock_name, ReleaseCallbacks{{B(1)}}), yes());
    EXPECT_EQ(world.lead(1).status, status_callback_due);
    EXPECT_EQ(world.when("bob", TakeCallback{B(1)}), yes());
    EXPECT_EQ(world.when("ann", CorrectOutcome{A(1), success, "", {}, {}, {}}), yes());
    EXPECT_EQ(world.call(1).outcome, success);
    EXPECT_EQ(world.lead(1).status, status_callback_due);
    EXPECT_EQ(world.state().callback_of(L(1))->id, B(1));
    expect_sound(world);
}

World kept_promise(Code outcome) {
    World world = promised_desk(Recipient::USERONLY);
    Campaign campaign = client_campaign();
    campaign.callbacks = usual_campaign(Kind::client).callbacks;
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), yes());
    world.now = in_an_hour;
    EXPECT_EQ(world.when("ann", TakeCallback{B(1)}), yes());
    const AssignmentId taken = world.state().assignment_of(L(1))->id;
    EXPECT_EQ(world.when("ann", CompleteCall{taken, outcome, "", {}, {}}), yes());
    EXPECT_TRUE(world.call(2).from_callback);
    return world;
}

// "I clicked Success, and she had not picked up": the promise must not be forgotten.
TEST(CorrectOutcome, OfAKeptPromiseThatReachedNobodyAsksForTheNextTry) {
    World world = kept_promise(success);
    const AssignmentId id = world.call(2).assignment;
    EXPECT_EQ(world.when("ann", CorrectOutcome{id, no_answer, "", {}, {}, {}}),
              no(Reason::callback_time_missing));
    const auto next = promise(id, minutes(120), Recipient::USERONLY).callback;
    EXPECT_EQ(world.when("ann", CorrectOutcome{id, no_answer, "", {}, {}, {}, next}), yes());
    EXPECT_EQ(world.state().callback_of(L(1))->callback_time, minutes(120));
    expect_sound(world);
}

TEST(CorrectOutcome, OfATryThatReachedSomebodyEndsTheNextOne) {
    World world = kept_promise(no_answer);
    const CallbackId next = world.state().callback_of(L(1))->id;
    const AssignmentId id = world.call(2).assignment;
    EXPECT_EQ(world.when("ann", CorrectOutcome{id, no_answer, "Rang out.", {}, {}, {}}), yes());
    ASSERT_NE(world.state().callback_of(L(1)), nullptr) << "nobody was reached, then as now";
    EXPECT_EQ(world.when("ann", CorrectOutcome{id, success, "", {}, {}, {}}), yes());
    EXPECT_EQ(world.state().callback_of(L(1)), nullptr);
    EXPECT_EQ(world.callback(next.value).ended, CallbackEnd::corrected);
    EXPECT_EQ(world.lead(1).status, success);
    expect_sound(world);
}

TEST(CorrectOutcome, ToDoNotCallActsAtOnceAndStands) {
    World world = promised_desk();
    EXPECT_EQ(world.when("ann", CorrectOutcome{A(1), do_not_call, "", {}, {}, {}}), yes());
    EXPECT_FALSE(world.lead(1).may_be_called());
    EXPECT_EQ(world.state().callback_of(L(1)), nullptr);
    EXPECT_EQ(world.when("ann", CorrectOutcome{A(1), success, "", {}, {}, {}}),
              no(Reason::do_not_call_stands));
    expect_sound(world);
}

}  // namespace
}  // namespace recall::test
