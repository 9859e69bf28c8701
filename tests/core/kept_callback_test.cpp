// How a promise ends: by a call made for it, by one that reached the customer, or by a manager.
#include "core/callback.hpp"
#include "core/hopper.hpp"
#include "tests/core/promised.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

TEST(KeptCallback, EndsWithTheOutcomeAndNotBefore) {
    World world = released_desk();
    world.when("bob", TakeCallback{B(1)});
    const AssignmentId taken = world.state().assignment_of(L(1))->id;
    world.when("bob", StartCall{taken, world.now});
    EXPECT_EQ(world.callback(1).status, CallbackStatus::LIVE) << "not when it is dialled";
    world.when("bob", CompleteCall{taken, no_answer, "", {}, {}});
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ARCHIVE);
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::given_up) << "this campaign tries once";
    EXPECT_EQ(world.lead(1).status, no_answer);
    expect_sound(world);
}

// "I promised her a call tomorrow; a colleague's No Answer of this morning came in this evening."
TEST(KeptCallback, IsNotEndedByAColleaguesLateNoAnswer) {
    World world = desk_with({{"ann", 1}});
    world.when("mia", Recycle{});
    world.when("mia", ReassignLeads{{L(1)}, "bob"});
    world.now = minutes(10);
    world.when("bob", promise(A(2), minutes(300)));
    world.now = minutes(200);
    const CompleteCall late{A(1), no_answer, "Rang out.", minutes(20), minutes(21)};
    EXPECT_EQ(world.when("ann", late), yes());
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ACTIVE);
    EXPECT_EQ(world.lead(1).status, status_callback_hold);
    EXPECT_EQ(world.lead(1).attempts, 2) << "the call itself counts";
    EXPECT_EQ(world.state().counts("clients").held, 1);
    expect_sound(world);

    world.now = minutes(300);
    world.when(clock_name, ReleaseCallback{B(1)});
    world.when("cid", TakeNext{client});
    EXPECT_EQ(world.state().assignment_of(L(1))->agent, "cid");
    expect_sound(world);
}

// What reached the customer settles it, whoever called; unless the call was of before.
TEST(KeptCallback, IsEndedByACallThatReachedTheCustomerAfterIt) {
    for (const bool after : {false, true}) {
        World world = desk_with({{"ann", 1}});
        world.when("mia", Recycle{});
        world.when("mia", ReassignLeads{{L(1)}, "bob"});
        world.now = minutes(10);
        world.when("bob", promise(A(2), minutes(300)));
        world.now = minutes(200);
        const Instant began = minutes(after ? 20 : 5);
        world.when("ann", CompleteCall{A(1), success, "Bought.", began, minutes(21)});
        EXPECT_EQ(world.callback(1).status,
                  after ? CallbackStatus::ARCHIVE : CallbackStatus::ACTIVE);
        expect_sound(world);
    }
}

TEST(KeptCallback, IsReplacedByTheNextPromise) {
    World world = promised_desk(Recipient::USERONLY);
    world.when("ann", TakeCallback{B(1)});
    const AssignmentId taken = world.state().assignment_of(L(1))->id;
    EXPECT_EQ(world.when("ann", promise(taken, minutes(120))), yes());
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::replaced);
    EXPECT_EQ(world.state().callback_of(L(1))->id, B(2));
    EXPECT_EQ(world.lead(1).status, status_callback_hold);
    expect_sound(world);
}

// "The customer wants no more calls": and gets none, whether it was released or not.
TEST(CancelCallback, LeavesANumberThatNobodyDials) {
    for (const bool released : {false, true}) {
        World world = released ? released_desk() : promised_desk();
        world.when("mia", CancelCallback{B(1), "They want no more calls."});
        EXPECT_EQ(world.lead(1).status, status_callback_ended);
        EXPECT_EQ(promises_due(world.state(), client), 0);
        EXPECT_FALSE(world.state().pool("clients").contains(world.state().pool_key(world.lead(1))));
        expect_sound(world);
        world.when("mia", RestoreLeads{{L(1)}});
        EXPECT_EQ(world.lead(1).status, status_new) << "a manager may think otherwise";
        expect_sound(world);
    }
    const World ended = promised_desk();
    Campaign campaign = *ended.state().campaign(client);
    campaign.dial_statuses.push_back(status_callback_ended);
    EXPECT_TRUE(bool(ended.ask("ada", SaveCampaign{campaign}))) << "so may an admin";
    campaign.outcomes.back().code = status_callback_ended;
    EXPECT_EQ(ended.ask("ada", SaveCampaign{campaign}).error().reason, Reason::id_reserved);
}

TEST(CancelCallback, SaysWhyAndIsDoneOnce) {
    World world = promised_desk();
    EXPECT_EQ(world.when("mia", CancelCallback{B(1), std::string(2000, 'x')}),
              no(Reason::text_too_long));
    EXPECT_EQ(world.when("mia", CancelCallback{B(1), "They rang us."}), yes());
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::cancelled);
    EXPECT_EQ(world.callback(1).why, "They rang us.");
    EXPECT_EQ(world.state().counts("clients").held, 0);
    EXPECT_EQ(world.when("mia", CancelCallback{B(1), ""}), no(Reason::callback_not_open));
    expect_sound(world);
}
}  // namespace
}  // namespace recall::test
