// What a campaign's rules make of callbacks: who may set and keep them, what follows where nobody
// was reached, when one that is kept becomes anyone's, how promises are counted.
#include "core/callback.hpp"
#include "core/callback_history.hpp"
#include "tests/core/promised.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

// Ann has leads 1 to 3, may keep callbacks, and her campaign has these rules.
World desk_under(void (*change)(CallbackRules&)) {
    World world = desk_with({{"ann", 3}});
    User ann = *world.state().user("ann");
    ann.may_keep_callbacks = true;
    world.when("ada", SaveUser{ann});
    Campaign campaign = client_campaign();
    change(campaign.callbacks);
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), yes());
    return world;
}

AssignmentId taken(World& world, const Username& by, CallbackId callback) {
    EXPECT_EQ(world.when(by, TakeCallback{callback}), yes());
    return world.state().assignment_of(world.callback(callback.value).lead)->id;
}

TEST(CallbackRules, MayTakeCallbacksFromAgentsAltogether) {
    World world = desk_under([](CallbackRules& rules) { rules.agents_may_set = false; });
    EXPECT_EQ(world.when("ann", promise(A(1), minutes(60), Recipient::ANYONE)),
              no(Reason::callbacks_off));
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), call_back, "", {}, {}}),
              no(Reason::callbacks_off))
        << "before it is asked for a time";
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), no_answer, "", {}, {}}), yes());
}

TEST(CallbackRules, AreAlsoAUsers) {
    World world = desk_under([](CallbackRules&) {});
    User ann = *world.state().user("ann");
    ann.may_set_callbacks = false;
    world.when("ada", SaveUser{ann});
    EXPECT_EQ(world.when("ann", promise(A(1), minutes(60), Recipient::ANYONE)),
              no(Reason::callbacks_off));
}

TEST(CallbackRules, OfThenJudgeWorkOfThen) {
    World world = desk_under([](CallbackRules& rules) { rules.agents_may_set = false; });
    world.when("mia", Recycle{});
    EXPECT_EQ(world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY)), yes())
        << "the call was made before, and its promise is not lost";
}

TEST(CallbackRules, MayKeepNoneForOneAgent) {
    World world = desk_under([](CallbackRules& rules) { rules.agents_may_keep = false; });
    EXPECT_EQ(world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY)),
              no(Reason::callbacks_for_anyone));
    EXPECT_EQ(world.when("ann", promise(A(1), minutes(60), Recipient::ANYONE)), yes());
    MoveCallback to_ann{B(1), {}, {}, {}, Recipient::USERONLY, "ann", {}};
    EXPECT_EQ(world.when("mia", to_ann), no(Reason::callbacks_for_anyone));
}

TEST(CallbackRules, CapWhatAnAgentKeepsButNotWhatManagersGive) {
    World world = desk_under([](CallbackRules& rules) { rules.kept_max = 1; });
    EXPECT_EQ(world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY)), yes());
    EXPECT_EQ(world.when("ann", promise(A(2), minutes(60), Recipient::USERONLY)),
              no(Reason::callbacks_full));
    EXPECT_EQ(world.when("ann", promise(A(2), minutes(60), Recipient::ANYONE)), yes());
    MoveCallback keep{B(2), {}, {}, {}, Recipient::USERONLY, {}, {}};
    EXPECT_EQ(world.when("ann", keep), no(Reason::callbacks_full));
    EXPECT_EQ(world.when("mia", keep), yes());
    const AssignmentId again = taken(world, "ann", B(1));
    EXPECT_EQ(world.when("ann", promise(again, minutes(90), Recipient::USERONLY)),
              no(Reason::callbacks_full))
        << "the manager's has taken the place";
    world.when("mia", CancelCallback{B(2), ""});
    EXPECT_EQ(world.when("ann", promise(again, minutes(90), Recipient::USERONLY)), yes())
        << "it takes the place of the one it follows";
}

TEST(CallbackRules, SayHowLongASlotMayStillBeChosen) {
    World world = desk_under([](CallbackRules& rules) { rules.slot_minutes = 15; });
    world.now = minutes(14);
    EXPECT_EQ(world.when("ann", promise(A(1), start, Recipient::ANYONE)), yes());
    world.now = minutes(15);
    EXPECT_EQ(world.when("ann", promise(A(2), start, Recipient::ANYONE)),
              no(Reason::callback_time_past));
}

TEST(NoAnswer, OnACallbackMayNameTheNextTimeAtOnce) {
    World world = desk_under([](CallbackRules&) {});
    world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY));
    const AssignmentId call = taken(world, "ann", B(1));
    CompleteCall rang_out{call, no_answer, "", {}, {}};
    rang_out.callback = NewCallback{minutes(120), "", "Etc/UTC", Recipient::USERONLY, ""};
    EXPECT_EQ(world.when("ann", rang_out), yes());
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::not_reached);
    EXPECT_EQ(world.state().callback_of(L(1))->callback_time, minutes(120));
    EXPECT_EQ(world.lead(1).status, status_callback_hold);
    EXPECT_EQ(world.lead(1).last_outcome, no_answer);
    expect_sound(world);
}

TEST(NoAnswer, IsSetAgainByItselfSoOftenAndInALaterSlot) {
    World world = desk_under([](CallbackRules& rules) {
        rules.retries_max = 2;
        rules.retry_minutes = 45;
    });
    world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY));
    for (int retry = 1; retry <= 2; ++retry) {
        world.now = world.state().callback_of(L(1))->callback_time + 5 * minute_ms;
        const Callback before = *world.state().callback_of(L(1));
        const AssignmentId call = taken(world, "ann", before.id);
        EXPECT_EQ(world.when("ann", CompleteCall{call, no_answer, "", {}, {}}), yes());
        const Callback& next = *world.state().callback_of(L(1));
        EXPECT_EQ(next.callback_time, before.callback_time + 60 * minute_ms)
            << "45 minutes after the call, on the next slot";
        EXPECT_EQ(next.retries, retry);
        EXPECT_EQ(next.user, "ann");
        EXPECT_EQ(next.recipient, Recipient::USERONLY);
        EXPECT_EQ(next.comments, "Ask for Zoe");
        EXPECT_TRUE(next.wall_time.empty()) << "nobody promised it";
        EXPECT_EQ(world.callback(before.id.value).ended, CallbackEnd::not_reached);
        expect_sound(world);
    }
    const AssignmentId call = taken(world, "ann", world.state().callback_of(L(1))->id);
    world.when("ann", CompleteCall{call, no_answer, "", {}, {}});
    EXPECT_EQ(world.state().callback_of(L(1)), nullptr) << "twice, and no more";
    EXPECT_EQ(world.callback(3).ended, CallbackEnd::given_up) << "managers find it by that";
    EXPECT_EQ(world.lead(1).status, no_answer);
}

TEST(NoAnswer, OfANumberWithoutACallbackSetsNone) {
    World world = desk_under([](CallbackRules& rules) { rules.retries_max = 5; });
    world.when("ann", CompleteCall{A(1), no_answer, "", {}, {}});
    EXPECT_TRUE(world.state().callbacks().empty());
}

TEST(NoAnswer, IsNotWhereSomebodyAnswered) {
    World world = desk_under([](CallbackRules& rules) { rules.retries_max = 5; });
    world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY));
    const AssignmentId call = taken(world, "ann", B(1));
    world.when("ann", CompleteCall{call, not_interested, "", {}, {}});
    EXPECT_TRUE(world.state().callbacks().empty());
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::called);
}

TEST(KeptTooLong, ACallbackBecomesAnyonesAndIsReleased) {
    World world = desk_under([](CallbackRules& rules) { rules.to_anyone_minutes = 30; });
    world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY));
    EXPECT_EQ(next_due(world.state()), minutes(90));
    world.now = minutes(89);
    EXPECT_TRUE(due(world.state(), world.now, world.today(), 10).empty());
    EXPECT_EQ(world.when(clock_name, OpenCallback{B(1)}), no(Reason::callback_not_due));
    world.now = minutes(90);
    EXPECT_EQ(world.when(clock_name, OpenCallback{B(1)}), yes());
    EXPECT_EQ(world.callback(1).recipient, Recipient::ANYONE);
    EXPECT_EQ(world.callback(1).user, "ann") << "who promised it";
    EXPECT_EQ(world.when(clock_name, ReleaseCallbacks{{B(1)}}), yes());
    EXPECT_EQ(world.callback(1).status, CallbackStatus::LIVE);
    EXPECT_TRUE(world.when(clock_name, OpenCallback{B(1)}).events.empty());
    expect_sound(world);
}

TEST(KeptTooLong, IsNeverWhereTheCampaignDoesNotSaySo) {
    World world = desk_under([](CallbackRules&) {});
    world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY));
    EXPECT_EQ(next_due(world.state()), std::nullopt);
    world.now = minutes(6000);
    EXPECT_TRUE(world.when(clock_name, OpenCallback{B(1)}).events.empty());
    EXPECT_EQ(world.callback(1).recipient, Recipient::USERONLY);
}

TEST(KeptTooLong, IsNotWhatItsAgentCallsJustNow) {
    World world = desk_under([](CallbackRules& rules) { rules.to_anyone_minutes = 30; });
    world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY));
    world.now = minutes(85);
    taken(world, "ann", B(1));
    world.now = minutes(95);
    EXPECT_TRUE(world.when(clock_name, OpenCallback{B(1)}).events.empty());
    for (const Command& command : due(world.state(), world.now, world.today(), 10)) {
        EXPECT_FALSE(std::holds_alternative<OpenCallback>(command));
    }
    world.when("mia", Recycle{});
    EXPECT_EQ(world.when(clock_name, OpenCallback{B(1)}), yes()) << "once she has let go of it";
    expect_sound(world);
}

TEST(ReleaseCallbacks, TakesManyInOneStepAndLeavesOutWhatHasEnded) {
    World world = desk_under([](CallbackRules&) {});
    for (std::uint64_t i = 1; i <= 3; ++i) {
        world.when("ann", promise(A(i), minutes(60), Recipient::ANYONE));
    }
    world.when("mia", CancelCallback{B(2), ""});
    world.now = minutes(60);
    const Verdict released =
        world.when(clock_name, ReleaseCallbacks{{B(1), B(1), B(2), B(3), B(9)}});
    EXPECT_EQ(released, yes());
    EXPECT_EQ(released.events.size(), 1U);
    EXPECT_EQ(world.callback(1).status, CallbackStatus::LIVE);
    EXPECT_EQ(world.callback(2).status, CallbackStatus::ARCHIVE);
    EXPECT_EQ(world.callback(3).status, CallbackStatus::LIVE);
    const std::vector<CallbackId> many(release_callbacks_max + 1, B(1));
    EXPECT_EQ(world.when(clock_name, ReleaseCallbacks{many}), no(Reason::too_many));
    expect_sound(world);
}

TEST(Escalation, IsWhatManagersAreToldOf) {
    World world = desk_under([](CallbackRules& rules) { rules.escalate_minutes = 20; });
    world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY));
    EXPECT_FALSE(is_escalated(world.state(), world.callback(1), minutes(79)));
    EXPECT_TRUE(is_escalated(world.state(), world.callback(1), minutes(80)));
    taken(world, "ann", B(1));
    EXPECT_FALSE(is_escalated(world.state(), world.callback(1), minutes(80))) << "she calls now";
}

TEST(Promises, AreKeptOnTimeLateOrMissed) {
    Callback callback;
    callback.callback_time = minutes(60);
    EXPECT_EQ(how_kept(callback, minutes(89)), Kept::waiting);
    EXPECT_EQ(how_kept(callback, minutes(90)), Kept::missed);
    callback.ended = CallbackEnd::called;
    callback.kept_at = minutes(89);
    EXPECT_EQ(how_kept(callback, minutes(500)), Kept::on_time) << "heard of however late";
    callback.kept_at = minutes(90);
    EXPECT_EQ(how_kept(callback, minutes(500)), Kept::late);
    callback.ended = CallbackEnd::cancelled;
    callback.modify_date = minutes(50);
    EXPECT_EQ(how_kept(callback, minutes(500)), Kept::withdrawn);
    callback.modify_date = minutes(95);
    EXPECT_EQ(how_kept(callback, minutes(500)), Kept::missed) << "cancelled after its time";
    callback.ended = CallbackEnd::do_not_call;
    EXPECT_EQ(how_kept(callback, minutes(500)), Kept::withdrawn);
}

std::vector<std::string> story(const World& world, CallbackId id) {
    static const char* const words[] = {"booked", "again",  "moved", "opened",
                                        "released", "taken", "ended"};
    std::vector<std::string> steps;
    for (const CallbackStep& step : callback_steps(7, minutes(1), "mia", world.history())) {
        if (step.callback == id) steps.push_back(words[static_cast<int>(step.what)]);
    }
    return steps;
}

TEST(History, TellsEveryStepOfACallback) {
    World world = desk_under([](CallbackRules& rules) { rules.retries_max = 1; });
    world.when("ann", promise(A(1), minutes(60), Recipient::USERONLY));
    world.when("mia", MoveCallback{B(1), {}, {}, {}, Recipient::ANYONE, {}, {}, "She is ill"});
    world.now = minutes(60);
    world.when(clock_name, ReleaseCallbacks{{B(1)}});
    const AssignmentId call = taken(world, "bob", B(1));
    world.when("bob", CompleteCall{call, no_answer, "", {}, {}});
    EXPECT_EQ(story(world, B(1)), (std::vector<std::string>{"booked", "moved", "released", "taken",
                                                            "ended"}));
    EXPECT_EQ(story(world, B(2)), std::vector<std::string>{"again"});
    const auto steps = callback_steps(7, minutes(1), "mia", {world.history().back()});
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps[0].record, 7);
    EXPECT_EQ(steps[0].by, "mia");
    EXPECT_EQ(steps[0].at, minutes(1));
    const auto moved = callback_steps(
        8, minutes(2), clock_name, {CallbackMoved{world.callback(1), "said"}});
    EXPECT_EQ(moved[0].what, CallbackDeed::opened) << "only the clock opens";
    EXPECT_EQ(moved[0].why, "said");
}

TEST(History, TellsOfACallbackThatIsClaimedAsAnyNumber) {
    World world = desk_under([](CallbackRules&) {});
    world.when("ann", promise(A(1), start, Recipient::ANYONE));
    world.when(clock_name, ReleaseCallbacks{{B(1)}});
    world.when("mia", AssignLeads{"clients", {"bob"}, 1, {}});
    world.when("bob", ClaimLead{world.state().assignment_of(L(1))->id});
    EXPECT_EQ(story(world, B(1)).back(), "taken");
}

}  // namespace
}  // namespace recall::test
