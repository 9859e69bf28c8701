// A promise that reached nobody is tried again: RULES.md §12.
#include "core/callback.hpp"
#include "core/usual.hpp"
#include "tests/core/promised.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

// In Lagos, an hour ahead of UTC, no daylight saving; weekends are closed.

World trying_desk() {
    World world = desk_with({{"ann", 3}});
    Campaign campaign = client_campaign();
    campaign.callbacks = usual_campaign(Kind::client).callbacks;
    campaign.hours.rules = {{"", 1, 5, 8 * 60, 20 * 60}};
    world.when("ada", SaveCampaign{campaign});
    User ann = *world.state().user("ann");
    ann.may_keep_callbacks = true;
    world.when("ada", SaveUser{ann});
    world.clocks = &lagos_and_utc;
    world.now = minutes(10 * 60);
    return world;
}

AssignmentId taken(World& world) {
    const Callback& callback = *world.state().callback_of(L(1));
    world.now = callback.callback_time + 5 * minute_ms;
    EXPECT_EQ(world.when("ann", TakeCallback{callback.id}), yes());
    return world.state().assignment_of(L(1))->id;
}

// The first day is a Friday.
TEST(Tries, ComeAtTheSameHourOfTheNextOpenDay) {
    World world = trying_desk();
    const Instant promised = minutes(13 * 60);
    EXPECT_EQ(world.when("ann", promise(A(1), promised, Recipient::USERONLY)), yes());
    const int days_later[] = {3, 4, 5};  // Monday, Tuesday, Wednesday
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(world.when("ann", CompleteCall{taken(world), no_answer, "", {}, {}}), yes());
        const Callback* next = world.state().callback_of(L(1));
        ASSERT_NE(next, nullptr);
        EXPECT_EQ(next->callback_time, promised + days_later[round] * day_ms);
        EXPECT_EQ(next->retries, round + 1);
        EXPECT_EQ(next->user, "ann");
        EXPECT_EQ(next->recipient, Recipient::USERONLY);
        EXPECT_EQ(next->comments, "Ask for Zoe");
        EXPECT_EQ(world.callback(static_cast<std::uint64_t>(round + 1)).ended,
                  CallbackEnd::not_reached);
    }
    EXPECT_EQ(world.when("ann", CompleteCall{taken(world), no_answer, "", {}, {}}), yes());
    EXPECT_EQ(world.state().callback_of(L(1)), nullptr);
    EXPECT_EQ(world.callback(4).ended, CallbackEnd::given_up);
    EXPECT_EQ(how_kept(world.callback(4), world.now), Kept::on_time) << "it was called in time";
    expect_sound(world);
}

// "I tried her a day early; she still waits for the call that I promised."
TEST(Tries, LeaveAPromiseThatIsStillToComeAtItsTime) {
    World world = trying_desk();
    const Instant promised = Instant{start.ms + 4 * day_ms + 13 * 60 * minute_ms};
    EXPECT_EQ(world.when("ann", promise(A(1), promised, Recipient::USERONLY)), yes());
    EXPECT_EQ(world.when("ann", TakeCallback{B(1)}), yes());
    const AssignmentId early = world.state().assignment_of(L(1))->id;
    EXPECT_EQ(world.when("ann", CompleteCall{early, no_answer, "", {}, {}}), yes());
    ASSERT_NE(world.state().callback_of(L(1)), nullptr);
    EXPECT_EQ(world.state().callback_of(L(1))->callback_time, promised);
}

TEST(Tries, AreGivenOnlyToWhatWasPromised) {
    World world = trying_desk();
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), no_answer, "", {}, {}}), yes());
    EXPECT_TRUE(world.state().callbacks().empty());
}

// An admin says that a wrong number was nobody, and an answering machine somebody.
TEST(Tries, GoByWhatTheOutcomeSaysOfWhoWasReached) {
    Outcome wrong{.code = Code("WRONG"), .label = "Wrong number", .reached = false};
    Outcome machine{
        .code = Code("MACHINE"), .label = "Machine", .dialable_again = true, .reached = true};
    EXPECT_FALSE(reaches(wrong));
    EXPECT_FALSE(may_try_again(wrong)) << "there is no sense in it";
    EXPECT_TRUE(reaches(machine));
    EXPECT_FALSE(reaches({.code = no_answer, .dialable_again = true}));
    EXPECT_TRUE(reaches({.code = success, .success = true, .reached = false}))
        << "a success is agreed with somebody";

    World world = trying_desk();
    Campaign campaign = *world.state().campaign(client);
    campaign.outcomes.push_back(wrong);
    campaign.outcomes.push_back(machine);
    world.when("ada", SaveCampaign{campaign});
    world.when("ann", promise(A(1), minutes(13 * 60), Recipient::USERONLY));
    EXPECT_EQ(world.when("ann", CompleteCall{taken(world), wrong.code, "", {}, {}}), yes());
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::given_up);
}

// The first document: after a follow-up "a manager can reassign it".
TEST(FollowUp, MayHaveADayAndBeGivenToSomebodyBeforeIt) {
    World world = working_desk();
    Campaign campaign = customer_campaign();
    campaign.outcomes[1].may_promise = true;
    campaign.outcomes[1].dialable_again = false;
    campaign.dial_statuses = {status_new, status_callback_due};
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), yes());
    world.when("mia", AssignLeads{"customers", {"ann"}, 2, {}});
    CompleteCall tomorrow{A(1), follow_up, "Ask again.", {}, {}};
    EXPECT_EQ(world.when("ann", CompleteCall{A(2), follow_up, "Nothing agreed.", {}, {}}), yes());
    tomorrow.callback = NewCallback{.time = Instant{start.ms + day_ms}};
    EXPECT_EQ(world.when("ann", tomorrow), yes());
    const LeadId lead = world.assignment(1).lead;
    EXPECT_EQ(world.state().lead(lead)->status, status_callback_hold);
    EXPECT_EQ(world.when("mia", ReassignLeads{{lead}, "bob"}), yes());
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::replaced);
    EXPECT_EQ(world.state().assignment_of(lead)->agent, "bob");
    EXPECT_EQ(world.state().lead(lead)->status, follow_up);
    expect_sound(world);
}

}  // namespace
}  // namespace recall::test
