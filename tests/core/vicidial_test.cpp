// Each way in which VICIDIAL loses, hides or misplaces a promised call today, and what is true
// here instead. Those that need a journal or sockets: tests/journal/callbacks_test.cpp and
// tests/relay/net/vicidial_test.cpp, under the same name.
#include "core/callback.hpp"
#include "tests/core/promised.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

// The clock does all that is due.
void let_the_clock_work(World& world) {
    for (auto work = due(world.state(), world.now, world.today(), 10); !work.empty();
         work = due(world.state(), world.now, world.today(), 10)) {
        for (const Command& command : work) ASSERT_EQ(world.when(clock_name, command), yes());
    }
    for (const std::string& broken : audit(world.state())) ADD_FAILURE() << broken;
}

// It accepts hours that have passed.
TEST(Vicidial, TimeChoiceIsFromTheSlotThatRunsUpToAYearAhead) {
    World world = promised_desk(Recipient::ANYONE, 3);
    world.now = minutes(45);
    EXPECT_EQ(world.when("ann", promise(A(2), minutes(15))), no(Reason::callback_time_past));
    EXPECT_EQ(world.when("ann", promise(A(2), minutes(30) + 366 * twenty_four_hours_ms)),
              no(Reason::callback_too_far));
    EXPECT_EQ(world.when("ann", promise(A(2), minutes(30))), yes()) << "as soon as may be";
    EXPECT_EQ(world.when("ann", promise(A(3), minutes(30) + 365 * twenty_four_hours_ms)), yes());
}

// Its record goes LIVE.
TEST(Vicidial, AUseronlyCallbackIsNotAlteredAtItsTime) {
    World world = promised_desk(Recipient::USERONLY, 3);
    const Callback before = world.callback(1);
    world.now = minutes(600);
    let_the_clock_work(world);
    EXPECT_EQ(world.callback(1), before);
    EXPECT_EQ(world.lead(1).status, status_callback_hold);
}

// It is consumed when dialling starts; a No Answer leaves it LIVE until it is purged.
TEST(Vicidial, ACallbackEndsWithTheOutcomeAndANoAnswerPromisesAgain) {
    World world = promised_desk(Recipient::USERONLY, 3);
    world.now = in_an_hour;
    world.when("ann", TakeCallback{B(1)});
    const AssignmentId call = world.state().assignment_of(L(1))->id;
    world.when("ann", StartCall{call, world.now});
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ACTIVE) << "not when it is dialled";
    CompleteCall rang_out{call, no_answer, "", {}, {}};
    rang_out.callback = NewCallback{minutes(90), "", "Etc/UTC", Recipient::USERONLY, ""};
    EXPECT_EQ(world.when("ann", rang_out), yes());
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ARCHIVE);
    EXPECT_EQ(world.state().callback_of(L(1))->callback_time, minutes(90));
}

TEST(Vicidial, ANoAnswerIsSetAgainByItselfWhereTheCampaignSaysSo) {
    World world = promised_desk(Recipient::ANYONE, 3);
    Campaign campaign = client_campaign();
    campaign.callbacks.retries_max = 1;
    world.when("ada", SaveCampaign{campaign});
    world.now = in_an_hour;
    let_the_clock_work(world);
    world.when("bob", TakeCallback{B(1)});
    world.when("bob", CompleteCall{world.state().assignment_of(L(1))->id, no_answer, "", {}, {}});
    EXPECT_EQ(world.state().callback_of(L(1))->callback_time, minutes(120));
    world.now = minutes(120);
    let_the_clock_work(world);
    EXPECT_EQ(world.state().callback_of(L(1))->status, CallbackStatus::LIVE);
}

// It goes by priority, then by id.
TEST(Vicidial, ReleaseOrderIsThatOfTheTimes) {
    World world = promised_desk(Recipient::ANYONE, 3);
    world.when("ann", promise(A(2), minutes(30)));
    world.when("ann", promise(A(3), minutes(45)));
    world.now = minutes(90);
    const auto work = due(world.state(), world.now, world.today(), 10);
    ASSERT_EQ(work.size(), 1U);
    EXPECT_EQ(std::get<ReleaseCallbacks>(work[0]).callbacks,
              (std::vector<CallbackId>{B(2), B(3), B(1)}));
    let_the_clock_work(world);
    std::vector<LeadId> head;
    for (const PoolKey& key : world.state().pool("clients")) head.push_back(key.lead);
    head.resize(3);
    EXPECT_EQ(head, (std::vector<LeadId>{L(2), L(3), L(1)})) << "and they are dialled so";
}

// They are dropped from its hopper.
TEST(Vicidial, AnInactiveListOrCampaignHoldsItAndNothingIsDropped) {
    World world = promised_desk(Recipient::ANYONE, 3);
    world.when("mia", SaveList{{"clients", client, "Clients", false}});
    world.now = minutes(600);
    let_the_clock_work(world);
    EXPECT_EQ(why_held(world.state(), world.callback(1)), Held::list_inactive);
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ACTIVE);
    world.when("mia", SaveList{{"clients", client, "Clients", true}});
    let_the_clock_work(world);
    EXPECT_EQ(world.callback(1).status, CallbackStatus::LIVE) << "it goes on by itself";
}

// It is queued anyway.
TEST(Vicidial, DoNotCallMeanwhileIsLookedAtAgainAtRelease) {
    World world = promised_desk(Recipient::ANYONE, 3);
    world.when("mia", SetDoNotCall{{L(1)}});
    world.now = in_an_hour;
    let_the_clock_work(world);
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ARCHIVE);
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::do_not_call);
}

// A sale is set back to CALLBK.
TEST(Vicidial, ALeadThatWasSoldMeanwhileIsNotReleased) {
    World world = desk_with({{"ann", 1}});
    world.when("mia", Recycle{});
    world.when("mia", AssignLeads{"clients", {"bob"}, 0, {L(1)}});
    world.now = minutes(20);
    world.when("bob", promise(A(2), in_an_hour));
    world.now = minutes(30);
    // Ann sold on the number she had before, and the news of it came before bob's promise ended.
    CompleteCall sold{A(1), success, "Sold.", {}, minutes(25)};
    EXPECT_EQ(world.when("ann", sold), yes());
    world.now = in_an_hour;
    let_the_clock_work(world);
    EXPECT_NE(world.callback(1).status, CallbackStatus::LIVE);
    EXPECT_EQ(world.lead(1).last_outcome, success);
}

// An overdue USERONLY callback never moves by default, and those of deleted users are not listed.
TEST(Vicidial, WhereTheOwnerIsGoneTheCallbackIsAnOrphanAndBecomesAnyones) {
    World world = promised_desk(Recipient::USERONLY, 3);
    Campaign campaign = client_campaign();
    campaign.callbacks.to_anyone_minutes = 30;
    world.when("ada", SaveCampaign{campaign});
    User ann = *world.state().user("ann");
    ann.active = false;
    world.when("ada", SaveUser{ann});
    EXPECT_TRUE(is_orphaned(world.state(), world.callback(1)));
    world.now = minutes(90);
    let_the_clock_work(world);
    EXPECT_FALSE(is_orphaned(world.state(), world.callback(1)));
    EXPECT_EQ(world.callback(1).status, CallbackStatus::LIVE);
}

// Both are queued.
TEST(Vicidial, TwoOpenCallbacksOnALeadAreOne) {
    World world = promised_desk(Recipient::USERONLY, 3);
    world.when("ann", TakeCallback{B(1)});
    const AssignmentId call = world.state().assignment_of(L(1))->id;
    EXPECT_EQ(world.when("ann", promise(call, minutes(120))), yes());
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ARCHIVE);
    EXPECT_EQ(world.state().callbacks().size(), 1U);
    EXPECT_EQ(world.state().callback_of(L(1))->id, B(2));
}

}  // namespace
}  // namespace recall::test
