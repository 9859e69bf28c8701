// A call begins only while the customer may be rung, by the customer's clocks: RULES.md §14.
#include "core/callback.hpp"
#include "tests/core/promised.hpp"
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

// At the start it is 01:00 in Lagos, where the leads are; calls begin at 08:00.
constexpr Instant opens = minutes(7 * 60);

World night_desk(ClosedCalls closed_calls = ClosedCalls::nobody) {
    World world = desk_with({{"ann", 3}});
    Campaign campaign = client_campaign();
    campaign.hours.rules = {{"", 1, 7, 8 * 60, 20 * 60}};
    campaign.closed_calls = closed_calls;
    world.when("ada", SaveCampaign{campaign});
    User ann = *world.state().user("ann");
    ann.may_keep_callbacks = true;
    world.when("ada", SaveUser{ann});
    world.clocks = &lagos_and_utc;
    return world;
}

// "An assigned number rang in Los Angeles at midnight."
TEST(BeginCall, IsRefusedWhileTheCustomerSleeps) {
    World world = night_desk();
    world.when("ann", ClaimLead{A(1)});
    const Decision asleep = world.ask("ann", StartCall{A(1), world.now});
    ASSERT_FALSE(asleep);
    EXPECT_EQ(asleep.error().reason, Reason::closed_now);
    EXPECT_EQ(asleep.error().subject, "01:00 there, opens 08:00");
    EXPECT_EQ(world.when("ann", StartCall{A(1), world.now, {}, "she asked for it"}),
              no(Reason::closed_now)) << "no reason helps where the campaign lets nobody";
    world.now = opens;
    world.when("ann", ClaimLead{A(1)});
    EXPECT_EQ(world.when("ann", StartCall{A(1), world.now}), yes());
}

TEST(BeginCall, MayNeedAReasonThatIsKeptWithTheCall) {
    World world = night_desk(ClosedCalls::everybody);
    world.when("ann", ClaimLead{A(1)});
    EXPECT_EQ(world.when("ann", StartCall{A(1), world.now}), no(Reason::closed_now));
    EXPECT_EQ(world.when("ann", StartCall{A(1), world.now, {}, "she works at night"}), yes());
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), success, "", {}, {}}), yes());
    EXPECT_TRUE(world.call(1).closed_there);
    EXPECT_EQ(world.call(1).closed_why, "she works at night");
    expect_sound(world);
}

// What was done offline was done: it is marked, and nobody can undo it.
TEST(BeginCall, OfLateWorkIsOnlyMarked) {
    World world = night_desk();
    world.now = opens;
    EXPECT_EQ(world.when("ann", StartCall{A(2), minutes(10)}), no(Reason::not_claimed));
    world.when("ann", ClaimLead{A(2)});
    EXPECT_EQ(world.when("ann", StartCall{A(2), minutes(10)}), yes());
    EXPECT_EQ(world.when("ann", CompleteCall{A(2), success, "", minutes(10), minutes(12)}), yes());
    EXPECT_EQ(world.when("ann", CompleteCall{A(3), success, "", opens, opens}), yes());
    EXPECT_TRUE(world.call(1).closed_there);
    EXPECT_FALSE(world.call(2).closed_there);
}

TEST(BeginCall, HoldsForTheCallbackAnAgentTakes) {
    World world = night_desk();
    CompleteCall command = promise(A(1), opens, Recipient::USERONLY);
    EXPECT_EQ(world.when("ann", command), yes());
    EXPECT_EQ(world.when("ann", TakeCallback{B(1)}), no(Reason::closed_now));
    world.now = opens;
    EXPECT_EQ(world.when("ann", TakeCallback{B(1)}), yes());
}

TEST(BeginCall, ManagersMayPromiseForClosedHoursWhereTheCampaignLetsThem) {
    const Instant at_night = minutes(20 * 60);
    MoveCallback move{.callback = B(1), .time = at_night};
    for (const auto& [lets, by_agent, by_manager] :
         {std::tuple{ClosedCalls::nobody, false, false},
          std::tuple{ClosedCalls::managers, false, true},
          std::tuple{ClosedCalls::everybody, true, true}}) {
        World world = night_desk(lets);
        EXPECT_EQ(world.when("ann", promise(A(1), opens, Recipient::USERONLY)), yes());
        move.why = "she works at night";
        EXPECT_EQ(bool(world.ask("ann", move)), by_agent);
        EXPECT_EQ(bool(world.ask("mia", move)), by_manager);
        move.why.clear();
        move.comments = "";
        EXPECT_FALSE(bool(world.ask("mia", move))) << "not without a reason";
        move.comments.reset();
    }
}

// "A number of Thursday, called on Friday in the field."
TEST(BeginCall, CountsForTheDayItWasMadeOnAndItsNumberForItsOwn) {
    World world = desk_with({{"ann", 1}});
    world.clocks = &lagos_and_utc;
    world.when("ann", ClaimLead{A(1)});
    world.now = Instant{start.ms + day_ms + 9 * 60 * minute_ms};
    while (world.state().counters().open_day == first_day) {
        world.when(clock_name, CloseDay{first_day});
    }
    const Instant called = world.now + -30 * minute_ms;
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), success, "", called, called}), yes());
    EXPECT_EQ(world.call(1).day, next(first_day));
    const Tally numbers = world.tally("ann", Kind::client, first_day);
    EXPECT_EQ(numbers.completed, 1);
    EXPECT_EQ(numbers.calls, 0);
    EXPECT_FALSE(numbers.last_call);
    const Tally calls = world.tally("ann", Kind::client, next(first_day));
    EXPECT_EQ(calls.assigned, 0);
    EXPECT_EQ(calls.calls, 1);
    EXPECT_EQ(calls.last_call, called);
    expect_sound(world);
}

// "Success was retired at noon; my call of the morning came in at one."
TEST(LateWork, IsJudgedByTheOutcomesOfItsTime) {
    World world = desk_with({{"ann", 2}});
    Campaign campaign = client_campaign();
    campaign.outcomes[0].retired = true;
    world.now = minutes(60);
    world.when("ada", SaveCampaign{campaign});
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), success, "", {}, {}}),
              no(Reason::outcome_retired));
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), success, "", minutes(20), minutes(30)}), yes());
}

// "I rang her at the promised hour, in the field, and could record it nowhere."
TEST(KeptOffline, AnOwnPromiseIsCompletedWithoutBeingTakenBefore) {
    World world = promised_desk(Recipient::USERONLY);
    const CompleteCall rang{.assignment = {},
                            .outcome = success,
                            .notes = "She signs.",
                            .started_at = minutes(61),
                            .ended_at = minutes(65),
                            .kept = B(1),
                            .lead = L(1)};
    EXPECT_TRUE(works_offline(rang));
    world.now = minutes(120);
    EXPECT_EQ(world.when("bob", rang), no(Reason::not_your_callback));
    EXPECT_EQ(world.when("ann", rang), yes());
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::called);
    EXPECT_EQ(how_kept(world.callback(1), world.now), Kept::on_time);
    EXPECT_EQ(world.call(2).lead, L(1));
    EXPECT_EQ(world.call(2).notes, "She signs.");
    EXPECT_EQ(world.lead(1).status, success);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).completed, 2);
    EXPECT_EQ(world.when("ann", rang), no(Reason::callback_not_open));
    // What a manager cancelled meanwhile is still told to somebody, with whom it was about.
    EXPECT_EQ(world.when("ann", rang, minutes(65)), yes());
    ASSERT_EQ(world.state().unplaced().size(), 1U);
    EXPECT_EQ(world.state().unplaced().begin()->second.work.lead, L(1));
    expect_sound(world);
}

TEST(KeptOffline, OfANumberThatIsInHandItIsThatNumbersCall) {
    World world = promised_desk(Recipient::USERONLY);
    EXPECT_EQ(world.when("ann", TakeCallback{B(1)}), yes());
    const AssignmentId taken = world.state().assignment_of(L(1))->id;
    EXPECT_EQ(world.when("ann", CompleteCall{.assignment = {}, .outcome = success, .kept = B(1)}),
              yes());
    EXPECT_EQ(world.call(2).assignment, taken);
    expect_sound(world);
}

// "Lagos became Auckland at one in the afternoon, and all numbers went back in mid-shift."
TEST(Zone, ThatIsChangedEndsNoDayBeforeItsOwnMidnight) {
    static const FixedClocks zones{{{"Etc/UTC", 0}, {"Pacific/Auckland", 13 * 60}}};
    World world = desk_with({{"ann", 2}});
    world.clocks = &zones;
    world.now = minutes(13 * 60);
    Desk desk = world.state().desk();
    desk.zone = "Pacific/Auckland";
    EXPECT_EQ(world.when("ada", ConfigureDesk{desk}), yes());
    EXPECT_EQ(world.state().desk().held_until, minutes(35 * 60))
        << "it is two in the morning there: 22 hours until midnight";
    EXPECT_EQ(world.state().desk().held_day, first_day);
    EXPECT_EQ(world.when("ada", ConfigureDesk{desk}), yes());
    EXPECT_EQ(world.state().desk().held_until, minutes(35 * 60)) << "saved again, it stays so";
    desk.zone = "Etc/UTC";
    EXPECT_EQ(world.when("ada", ConfigureDesk{desk}), yes());
    EXPECT_FALSE(world.state().desk().held_until) << "back where its day ends at midnight";
    EXPECT_EQ(world.state().counters().open_day, first_day);
}

}  // namespace
}  // namespace recall::test
