// Work that no rule could place: what an ended session hands in, what a person hands over, and what
// managers make of it.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

void deactivate(World& world, const Username& username) {
    User gone = *world.state().user(username);
    gone.active = false;
    ASSERT_EQ(world.when("ada", SaveUser{gone}), yes());
}

HandedWork typed(LeadId lead, const std::string& notes = "Wants an offer.") {
    return {.command = "CompleteCall",
            .reason = "callback_time_past",
            .why = "That time has passed.",
            .wished_at = minutes(7),
            .lead = lead,
            .outcome = no_answer,
            .notes = notes,
            .started_at = minutes(5),
            .ended_at = minutes(7),
            .note = "The clock of my phone was wrong."};
}

// Ann has L1 and L2; she handed U1 over, of L5 where nothing else is said.
World handed_over(const HandedWork& work = typed(L(5))) {
    World world = desk_with({{"ann", 2}});
    world.now = minutes(8);
    EXPECT_EQ(world.when("ann", HandToManager{work}), yes());
    return world;
}

TEST(HandIn, ADeactivatedAgentsCallsCountAsTheyWereMade) {
    World world = desk_with({{"ann", 2}});
    deactivate(world, "ann");
    check(world, R"(
        complete A1 NA by ann at 20m                            -> user_inactive
        claim A1 by ann handed 4m                               -> nothing  // It was taken back.
        complete A1 NA "Rang." by ann handed 9m from 5m until 8m -> CallCompleted A1 NA 5m..8m late
        complete A1 NA "Rang." by ann handed 9m from 5m until 8m -> nothing  // Told twice.
    )");
    EXPECT_EQ(world.call(1).day, first_day);
    EXPECT_EQ(world.call(1).notes, "Rang.");
    EXPECT_TRUE(world.state().unplaced().empty());
}

TEST(HandIn, NeitherAnotherRoleNorAnotherCampaignUndoesWhatWasDone) {
    World world = desk_with({{"ann", 2}});
    User ann = *world.state().user("ann");
    ann.role = Role::manager;
    ann.campaigns = {};
    world.when("ada", SaveUser{ann});
    check(world, R"(
        complete A1 NA by ann at 20m                   -> CallCompleted A1 NA 20m..20m late
        complete A2 NA by ann handed 9m until 8m       -> CallCompleted A2 NA 8m..8m late
    )");
}

TEST(HandIn, TakesOwnWorkOnlyAndNothingFromSharedPlaces) {
    World world = desk_with({{"ann", 2}});
    world.when("ada", SaveCampaign{[] {
                   Campaign campaign = client_campaign();
                   campaign.agents_pull = true;
                   return campaign;
               }()});
    check(world, R"(
        next client by ann handed 1m         -> not_own_work
        recycle by mia handed 1m             -> not_own_work
        claim A1 by bob handed 1m            -> nothing  // Nor was anything typed in it.
        complete A1 NA by nobody handed 1m   -> user_unknown
    )");
    EXPECT_TRUE(world.state().unplaced().empty());
}

TEST(HandIn, WhatTheRulesRefuseWaitsForAManagerWithEverythingTyped) {
    World world = desk_with({{"ann", 2}});
    CompleteCall lost{A(99), success, "SECRET pays cash", minutes(1), minutes(3)};
    lost.callback = NewCallback{minutes(90), "then", "Etc/UTC", Recipient::USERONLY, "Ask for Zoe"};
    world.now = minutes(30);
    const Verdict verdict = world.when("ann", lost, minutes(3));
    ASSERT_EQ(verdict, yes());
    const Unplaced& item = world.unplaced(1);
    EXPECT_EQ(item.by, "ann");
    EXPECT_EQ(item.source, UnplacedSource::handed_in);
    EXPECT_EQ(item.handed_at, minutes(30));
    EXPECT_EQ(item.work.command, "CompleteCall");
    EXPECT_EQ(item.work.reason, "assignment_unknown");
    EXPECT_FALSE(item.work.why.empty());
    EXPECT_EQ(item.work.wished_at, minutes(3));
    EXPECT_EQ(item.work.outcome, success);
    EXPECT_EQ(item.work.notes, "SECRET pays cash");
    EXPECT_EQ(item.work.callback, lost.callback);
    EXPECT_EQ(world.state().unplaced_count().open, 1);
}

TEST(HandIn, KnowsTheNumberOfWhatItCannotPlace) {
    World world = desk_with({{"ann", 2}});
    check(world, R"(
        complete A1 NA "First." by ann at 5m           -> CallCompleted A1 NA 5m..5m
        complete A1 NI "Other." by ann handed 6m       -> UnplacedAdded U1 ann already_completed
    )");
    const HandedWork& work = world.unplaced(1).work;
    EXPECT_EQ(work.lead, L(1));
    EXPECT_EQ(work.list, "clients");
    EXPECT_EQ(work.campaign, client);
    EXPECT_EQ(work.phone, new_lead(1).phone);
    EXPECT_EQ(work.name, new_lead(1).name);
    EXPECT_EQ(work.notes, "Other.");
}

TEST(HandIn, APromiseOfOneWhoIsGoneIsAnyones) {
    World world = desk_with({{"ann", 1}});
    User ann = *world.state().user("ann");
    ann.may_keep_callbacks = true;
    ann.active = false;
    world.when("ada", SaveUser{ann});
    CompleteCall call{A(1), call_back, "", minutes(1), minutes(2)};
    call.callback = NewCallback{minutes(90), "then", "Etc/UTC", Recipient::USERONLY, ""};
    ASSERT_EQ(world.when("ann", call, minutes(2)), yes());
    EXPECT_EQ(world.callback(1).recipient, Recipient::ANYONE);
}

TEST(HandToManager, KeepsWhatWasTypedAndSaysWhoseItIs) {
    World world = handed_over();
    const Unplaced& item = world.unplaced(1);
    EXPECT_EQ(item.source, UnplacedSource::handed_over);
    EXPECT_EQ(item.by, "ann");
    EXPECT_EQ(item.work.notes, "Wants an offer.");
    EXPECT_EQ(item.work.note, "The clock of my phone was wrong.");
    EXPECT_EQ(item.work.phone, new_lead(5).phone) << "what the tab did not say is filled in";
    EXPECT_EQ(item.work.campaign, client);
}

TEST(HandToManager, RefusesWhatIsLongerThanItsField) {
    World world = working_desk();
    HandedWork work = typed(L(5));
    work.notes.assign(notes_bytes_max, 'n');
    work.note.assign(hand_over_note_bytes_max, 'n');
    EXPECT_EQ(world.when("ann", HandToManager{work}), yes());
    work.note += 'n';
    EXPECT_EQ(world.when("ann", HandToManager{work}), no(Reason::text_too_long));
    work.note.clear();
    work.notes += 'n';
    EXPECT_EQ(world.when("ann", HandToManager{work}), no(Reason::text_too_long));
    // Nor is a longer one kept because it was handed in.
    EXPECT_EQ(world.when("ann", CompleteCall{A(9), no_answer, work.notes, {}, {}}, start),
              no(Reason::text_too_long));
}

TEST(Unplaced, ManagersHearHowManyThereAreAndAgentsNothing) {
    const World world = handed_over();
    const auto told = [&](const Username& username) {
        int open = 0;
        for (const Row& row : view_of(world.state(), *world.state().user(username))) {
            if (const auto* count = std::get_if<UnplacedCount>(&row)) open += count->open;
        }
        return open;
    };
    EXPECT_EQ(told("mia"), 1);
    EXPECT_EQ(told("ada"), 1);
    EXPECT_EQ(told("ann"), 0);
}

TEST(PlaceUnplaced, BooksTheCallOfItsAgentOnTheDayItWasMade) {
    static const FixedClocks utc{{{"Etc/UTC", 0}}};
    World world = handed_over();
    world.clocks = &utc;
    world.now = minutes(3 * 24 * 60);
    for (int day = 0; day < 3; ++day) {
        world.when(clock_name, CloseDay{Day{first_day.number + day}});
    }
    check(world, R"(
        place U1 L5  -> NumberReckoned A3 L5 ann, CallCompleted A3 NA 5m..7m late
                      , UnplacedClosed U1 placed
        place U1 L5  -> unplaced_not_open
    )");
    EXPECT_EQ(world.call(1).day, first_day);
    EXPECT_EQ(world.call(1).agent, "ann");
    EXPECT_EQ(world.call(1).notes, "Wants an offer.");
    EXPECT_EQ(world.call(1).phone, new_lead(5).phone);
    EXPECT_TRUE(world.call(1).late);
    EXPECT_EQ(world.lead(5).status, no_answer);
    EXPECT_EQ(world.lead(5).attempts, 1);
    const Tally tally = world.tally("ann", Kind::client, first_day);
    EXPECT_EQ(tally.completed, 1);
    EXPECT_EQ(tally.assigned, 3);
    EXPECT_EQ(tally.uncompleted(), 0);
    const Unplaced& item = world.unplaced(1);
    EXPECT_EQ(item.state, UnplacedState::placed);
    EXPECT_EQ(item.closed_by, "mia");
    EXPECT_EQ(item.placed_on, L(5));
    EXPECT_EQ(item.call, C(1));
    EXPECT_EQ(item.work.notes, "Wants an offer.") << "kept with all that was typed";
    EXPECT_EQ(world.state().unplaced_count().open, 0);
}

TEST(PlaceUnplaced, WithdrawsTheNumberFromWhoeverHasNotBegun) {
    World world = handed_over();
    check(world, R"(
        assign L5 of clients to bob  -> LeadsAssigned L5 to bob
        place U1 L5 at 10m           -> NumberReckoned A4 L5 ann, AssignmentWithdrawn A3
                                      , CallCompleted A4 NA 5m..7m late, UnplacedClosed U1 placed
    )");
}

TEST(PlaceUnplaced, LeavesTheNumberToWhoeverIsAtWorkOnIt) {
    World world = handed_over();
    check(world, R"(
        assign L5 of clients to bob  -> LeadsAssigned L5 to bob
        claim A3 by bob at 9m        -> LeadClaimed A3 until 39m
        place U1 L5 at 10m           -> NumberReckoned A4 L5 ann, CallCompleted A4 NA 5m..7m late
                                      , UnplacedClosed U1 placed
        complete A3 NA by bob        -> CallCompleted A3 NA 10m..10m
    )");
}

TEST(PlaceUnplaced, CompletesTheNumberItsAgentStillHas) {
    World world = handed_over(typed(L(1)));
    check(world, R"(
        place U1 L1 at 10m  -> CallCompleted A1 NA 5m..7m, UnplacedClosed U1 placed
    )");
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).assigned, 2);
}

TEST(PlaceUnplaced, NeedsAnOutcomeOfTheNumbersCampaign) {
    HandedWork work = typed(L(5));
    work.outcome = resolved;
    World world = handed_over(work);
    check(world, R"(
        place U1 L5         -> outcome_unknown
        place U1 L99        -> lead_unknown
        place U2 L5         -> unplaced_not_open
        place U1 L5 as OLD  at 10m -> NumberReckoned A3 L5 ann, CallCompleted A3 OLD 5m..7m late
                                    , UnplacedClosed U1 placed  // Retired since, but made then.
    )");
}

TEST(PlaceUnplaced, KeepsAPromiseWhoseTimeHasPassed) {
    HandedWork work = typed(L(5));
    work.outcome = call_back;
    World world = handed_over(work);
    check(world, "place U1 L5 at 60m -> callback_time_missing");
    work.callback = NewCallback{minutes(-60), "then", "Etc/UTC", Recipient::ANYONE, "Zoe"};
    ASSERT_EQ(world.when("ann", HandToManager{work}), yes());
    check(world, R"(
        place U2 L5  -> NumberReckoned A3 L5 ann, CallCompleted A3 CALLBK 5m..7m late
                      , CallbackBooked L5 -1h ann, UnplacedClosed U2 placed
    )");
}

TEST(PlaceUnplaced, AClockThatIsYearsOffMovesNoFigures) {
    static const FixedClocks utc{{{"Etc/UTC", 0}}};
    HandedWork work = typed(L(5));
    work.started_at = work.ended_at = work.wished_at = minutes(60 * 24 * 4000);
    World world = handed_over(work);
    world.clocks = &utc;
    check(world, R"(
        place U1 L5 at 10m  -> NumberReckoned A3 L5 ann, CallCompleted A3 NA 8m..8m late
                             , UnplacedClosed U1 placed
    )");
    work.started_at = work.ended_at = work.wished_at = Instant{1};
    world.when("ann", HandToManager{work});
    EXPECT_EQ(world.when("mia", PlaceUnplaced{U(2), L(6)}), yes());
    EXPECT_EQ(world.call(2).day, Day{first_day.number - tally_days_kept});
}

TEST(HandUnplaced, GivesTheNumberBackWithWhatWasWritten) {
    HandedWork work = typed(L(5));
    work.callback = NewCallback{minutes(90), "then", "Etc/UTC", Recipient::ANYONE, "Ask for Zoe"};
    World world = handed_over(work);
    check(world, R"(
        give U1 to bob  -> LeadsAssigned L5 to bob, UnplacedClosed U1 handed
    )");
    EXPECT_EQ(world.assignment(3).notes, "Wants an offer.\nAsk for Zoe");
    EXPECT_EQ(world.unplaced(1).state, UnplacedState::handed);
}

TEST(HandUnplaced, KeepsTheNumberWhereItsAgentStillHasIt) {
    World world = handed_over(typed(L(1)));
    check(world, "give U1 to ann -> UnplacedClosed U1 handed");
    EXPECT_EQ(world.assignment(1).notes, "Wants an offer.");
}

TEST(HandUnplaced, NeedsAFreeNumberAndAnAgentOfItsCampaign) {
    World world = handed_over(typed({}));
    check(world, R"(
        give U1 to bob                   -> lead_unknown
        give U1 L1 to bob                -> lead_not_available  // Ann has it.
        mark L6                          -> DoNotCallSet L6, DoNotCallAdded 1 L6
        give U1 L6 to bob                -> lead_do_not_call
        give U1 L5 to mia                -> not_an_agent
        give U1 L5 to bob                -> LeadsAssigned L5 to bob, UnplacedClosed U1 handed
    )");
}

TEST(DismissUnplaced, ClosesItAndKeepsWhatWasTyped) {
    World world = handed_over();
    check(world, R"(
        dismiss U1 by ann  -> not_allowed
        dismiss U1         -> UnplacedClosed U1 dismissed
        dismiss U1         -> unplaced_not_open
    )");
    const Unplaced& item = world.unplaced(1);
    EXPECT_EQ(item.closed_why, "nobody's");
    EXPECT_EQ(item.work.notes, "Wants an offer.");
}

}  // namespace
}  // namespace recall::test
