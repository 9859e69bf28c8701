// Callbacks: promised with an outcome, held until their hour, released to anyone or kept for one
// agent, and ended by the outcome of the call. RULES.md §11, §12.
#include "core/callback.hpp"
#include "core/hopper.hpp"
#include "tests/core/promised.hpp"
#include "tests/core/table.hpp"
#include "wire/words.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

std::vector<std::string> clocks_work(const World& world) {
    std::vector<std::string> names;
    for (const Command& command : due(world.state(), world.now, world.today(), 100)) {
        const auto* release = std::get_if<ReleaseCallbacks>(&command);
        if (!release) names.push_back("other");
        for (std::size_t i = 0; release && i < release->callbacks.size(); ++i) {
            names.push_back("release " + std::to_string(release->callbacks[i].value));
        }
    }
    return names;
}

TEST(Callback, IsKeptAsItWasPromisedAndHoldsTheNumber) {
    const World world = promised_desk(Recipient::USERONLY);
    const Callback& callback = *world.state().callback(B(1));
    EXPECT_EQ(callback.status, CallbackStatus::ACTIVE);
    EXPECT_EQ(callback.lead, L(1));
    EXPECT_EQ(callback.list, "clients");
    EXPECT_EQ(callback.campaign, client);
    EXPECT_EQ(callback.user, "ann");
    EXPECT_EQ(callback.callback_time, in_an_hour);
    EXPECT_EQ(callback.entry_time, start);
    EXPECT_EQ(callback.wall_time, "2026-11-20 01:00");
    EXPECT_EQ(callback.zone, "Etc/UTC");
    EXPECT_EQ(callback.comments, "Ask for Zoe");
    EXPECT_EQ(world.lead(1).status, status_callback_hold);
    EXPECT_EQ(world.lead(1).last_outcome, call_back);
    EXPECT_EQ(world.state().counts("clients").held, 1);
    EXPECT_FALSE(world.state().pool("clients").contains(world.state().pool_key(world.lead(1))));
    expect_sound(world);
}

// "Anyone will be able to call this lead", whatever else agents may take themselves.
TEST(Callback, PromisedToAnyoneIsOfferedToEveryAgentOfTheCampaign) {
    World world = released_desk();
    ASSERT_FALSE(world.state().campaign(client)->agents_pull);
    EXPECT_EQ(promises_due(world.state(), client), 1);
    EXPECT_EQ(promises_due(world.state(), customer), 0);
    EXPECT_EQ(world.when("bob", TakeNext{client}), yes());
    const Assignment* taken = world.state().assignment_of(L(1));
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->agent, "bob");
    EXPECT_EQ(taken->stage, Stage::claimed);
    EXPECT_EQ(promises_due(world.state(), client), 0);
    EXPECT_EQ(world.when("cid", TakeNext{client}), no(Reason::pulling_not_allowed))
        << "nothing more is promised, and the pool is not theirs";
    world.when("bob", ReleaseClaim{taken->id});
    EXPECT_EQ(promises_due(world.state(), client), 1) << "it waits for the next";
    expect_sound(world);
}

TEST(Callback, OfTheHalfHourThatRunsNowIsDueAtOnceAndAnEarlierOneIsPast) {
    World world = desk_with({{"ann", 2}});
    world.now = minutes(29);
    EXPECT_EQ(world.when("ann", promise(A(1), start)), yes());
    EXPECT_EQ(clocks_work(world), std::vector<std::string>{"release 1"});
    world.now = minutes(30);
    EXPECT_EQ(world.when("ann", promise(A(2), start)), no(Reason::callback_time_past));
}

TEST(Callback, PromisedOfflineIsKeptHoweverLateItsNewsComes) {
    World world = desk_with({{"ann", 1}});
    world.now = minutes(300);
    CompleteCall late = promise(A(1), in_an_hour);
    late.ended_at = minutes(10);
    EXPECT_EQ(world.when("ann", late), yes());
    EXPECT_EQ(clocks_work(world), std::vector<std::string>{"release 1"});
}

// A device's clock is off by hours or days, and its tab could not know: what the agent saw and said
// to the customer is booked, and due at once where its time is over.
TEST(Callback, IsBookedAsItWasShownHoweverFarTheDevicesClockIsOff) {
    for (const std::int64_t off_hours : {-72, -3, 3, 72}) {
        World world = working_desk();
        world.now = minutes(600);
        world.when("mia", AssignLeads{"clients", {"ann"}, 1});
        world.now = minutes(630);
        const Instant shown = world.now + off_hours * 60 * minute_ms;
        CompleteCall command = promise(A(1), shown + 30 * minute_ms);
        command.started_at = shown + -5 * minute_ms;
        command.ended_at = shown;
        EXPECT_EQ(world.when("ann", command), yes()) << off_hours;
        EXPECT_EQ(world.callback(1).callback_time, shown + 30 * minute_ms);
        EXPECT_EQ(world.callback(1).wall_time, command.callback->wall_time);
        EXPECT_LE(world.call(1).completed_at, world.now);
        EXPECT_GE(world.call(1).started_at, minutes(600));
        const auto work = clocks_work(world);
        EXPECT_EQ(work.empty(), off_hours > 0) << "due at once where it is past";
        expect_sound(world);
    }
}

TEST(Callback, AYearAheadOnAClockThatIsDaysAheadIsNotTooFar) {
    World world = desk_with({{"ann", 2}});
    const Instant shown = world.now + 3 * twenty_four_hours_ms;
    CompleteCall command = promise(A(1), shown + 365 * twenty_four_hours_ms);
    command.ended_at = shown;
    EXPECT_EQ(world.when("ann", command), yes());
    command = promise(A(2), shown + 366 * twenty_four_hours_ms);
    command.ended_at = shown;
    EXPECT_EQ(world.when("ann", command), no(Reason::callback_too_far));
}

TEST(Callback, GivenLiveIsJudgedByTheClockToTwoMinutes) {
    World world = desk_with({{"ann", 2}});
    world.now = minutes(60);
    CompleteCall command = promise(A(1), minutes(15));
    command.ended_at = minutes(60) + -live_clock_ms;
    EXPECT_EQ(world.when("ann", command), no(Reason::callback_time_past));
    command.ended_at.ms -= 1;
    EXPECT_EQ(world.when("ann", command), yes()) << "that is late work";
}

TEST(Callback, OfANumberThatWasTakenBackMeanwhileIsKeptToo) {
    World world = desk_with({{"ann", 1}});
    world.when("mia", Recycle{});
    world.now = minutes(20);
    CompleteCall late = promise(A(1), in_an_hour, Recipient::USERONLY);
    late.ended_at = minutes(10);
    EXPECT_EQ(world.when("ann", late), yes()) << "although she may no longer keep any";
    EXPECT_EQ(world.lead(1).status, status_callback_hold);
    expect_sound(world);
}

TEST(Callback, IsNotLostWhereALaterCallOnlyRangOut) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m -> RecycleStarted R1, AssignmentsRecycled A1, RecycleFinished R1
        assign L1 of clients to bob at 6m    -> LeadsAssigned L1 to bob
        complete A2 NA by bob at 20m         -> CallCompleted A2 NA 20m..20m
    )");
    CompleteCall late = promise(A(1), in_an_hour);
    late.ended_at = minutes(4);
    EXPECT_EQ(world.when("ann", late), yes());
    EXPECT_EQ(world.lead(1).status, status_callback_hold);
    expect_sound(world);
}

TEST(Callback, DoesNotUndoWhatALaterCallSettled) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia at 5m -> RecycleStarted R1, AssignmentsRecycled A1, RecycleFinished R1
        assign L1 of clients to bob at 6m    -> LeadsAssigned L1 to bob
        complete A2 SUCCESS by bob at 20m    -> CallCompleted A2 SUCCESS 20m..20m
    )");
    CompleteCall late = promise(A(1), in_an_hour);
    late.ended_at = minutes(4);
    EXPECT_EQ(world.when("ann", late), yes());
    EXPECT_EQ(world.lead(1).status, success);
    EXPECT_EQ(world.state().callback_of(L(1)), nullptr);
}

TEST(Callback, OfTheSameWishAgainIsOneAndAnotherTimeForItIsRefused) {
    World world = promised_desk();
    const Verdict again = world.when("ann", promise(A(1), in_an_hour));
    EXPECT_EQ(again, yes());
    EXPECT_TRUE(again.events.empty());
    EXPECT_EQ(world.when("ann", promise(A(1), minutes(120))), no(Reason::already_completed));
}

TEST(Callback, NeedsRoomInItsTexts) {
    World world = desk_with({{"ann", 1}});
    CompleteCall command = promise(A(1), in_an_hour);
    command.callback->comments = std::string(callback_comments_bytes_max + 1, 'x');
    EXPECT_EQ(world.when("ann", command), no(Reason::text_too_long));
    command = promise(A(1), in_an_hour);
    command.callback->zone = std::string(zone_bytes_max + 1, 'x');
    EXPECT_EQ(world.when("ann", command), no(Reason::text_too_long));
    command = promise(A(1), in_an_hour);
    command.callback->wall_time = std::string(wall_time_bytes_max + 1, 'x');
    EXPECT_EQ(world.when("ann", command), no(Reason::text_too_long));
}

TEST(Release, ComesAtTheInstantAndNotBefore) {
    World world = promised_desk();
    EXPECT_EQ(next_due(world.state()), in_an_hour);
    world.now.ms = in_an_hour.ms - 1;
    EXPECT_TRUE(clocks_work(world).empty());
    world.now = in_an_hour;
    EXPECT_EQ(clocks_work(world), std::vector<std::string>{"release 1"});
}

TEST(Release, MakesTheNumberDialableAgainBeforeAllOthers) {
    const World world = released_desk();
    EXPECT_EQ(world.lead(1).status, status_callback_due);
    EXPECT_FALSE(world.lead(1).called_since_reset);
    EXPECT_EQ(world.callback(1).status, CallbackStatus::LIVE);
    EXPECT_EQ(world.state().pool("clients").begin()->lead, L(1)) << "although it was called before";
    EXPECT_EQ(next_due(world.state()), std::nullopt);
    expect_sound(world);
}

TEST(Release, GoesByTheTimeOfThePromises) {
    World world = promised_desk();
    world.when("ann", promise(A(2), minutes(30)));
    world.now = minutes(90);
    EXPECT_EQ(clocks_work(world), (std::vector<std::string>{"release 2", "release 1"}));
    EXPECT_EQ(due(world.state(), world.now, world.today(), 1).size(), 1U) << "bounded";
    world.when(clock_name, ReleaseCallback{B(1)});
    world.when(clock_name, ReleaseCallback{B(2)});
    EXPECT_EQ(world.state().pool("clients").begin()->lead, L(2));
}

TEST(Release, LeavesWhatIsKeptForOneAgentAlone) {
    World world = promised_desk(Recipient::USERONLY);
    world.now = minutes(600);
    EXPECT_TRUE(clocks_work(world).empty());
    EXPECT_EQ(next_due(world.state()), std::nullopt);
    EXPECT_TRUE(world.when(clock_name, ReleaseCallback{B(1)}).events.empty());
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ACTIVE);
}

TEST(Release, LooksAgainAndEndsWhatNobodyWantsAnyMore) {
    World world = desk_with({{"ann", 1}});
    world.when("mia", Recycle{});
    world.when("mia", AssignLeads{"clients", {"bob"}, 0, {L(1)}});
    world.now = minutes(20);
    world.when("bob", promise(A(2), in_an_hour));
    CompleteCall late{A(1), do_not_call, "Never again.", {}, minutes(10)};
    EXPECT_EQ(world.when("ann", late), yes()) << "the earlier call, heard of later";
    world.now = in_an_hour;
    EXPECT_EQ(world.when(clock_name, ReleaseCallback{B(1)}), yes());
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ARCHIVE);
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::do_not_call);
    EXPECT_TRUE(world.lead(1).do_not_call);
    expect_sound(world);
}

TEST(Release, WaitsWithAReasonAndGoesOnByItself) {
    const auto list = [](bool active) { return SaveList{{"clients", client, "Clients", active}}; };
    const auto campaign = [](void (*change)(Campaign&)) {
        Campaign changed = client_campaign();
        change(changed);
        return SaveCampaign{changed};
    };
    World world = promised_desk();
    world.now = in_an_hour;
    const auto reason = [&]() -> std::string {
        const auto held = why_held(world.state(), *world.state().callback(B(1)));
        if (held) {
            EXPECT_TRUE(clocks_work(world).empty());
            EXPECT_EQ(next_due(world.state()), std::nullopt);
            EXPECT_TRUE(world.when(clock_name, ReleaseCallback{B(1)}).events.empty());
        }
        return held ? std::string(word_of(*held)) : "";
    };
    world.when("mia", list(false));
    EXPECT_EQ(reason(), "list_inactive");
    world.when("mia", list(true));
    world.when("ada", campaign([](Campaign& c) { c.active = false; }));
    EXPECT_EQ(reason(), "campaign_inactive");
    world.when("ada", campaign([](Campaign& c) { c.dial_statuses = {status_new}; }));
    EXPECT_EQ(reason(), "not_a_dial_status");
    world.when("ada", campaign([](Campaign&) {}));
    EXPECT_EQ(reason(), "");
    EXPECT_EQ(clocks_work(world), std::vector<std::string>{"release 1"});
}

TEST(TakeCallback, OfOnesOwnMakesANumberOfTodayClaimedAtOnce) {
    World world = promised_desk(Recipient::USERONLY);
    EXPECT_EQ(world.when("ann", TakeCallback{B(1)}), yes()) << "before its time too";
    const Assignment& taken = *world.state().assignment_of(L(1));
    EXPECT_EQ(taken.agent, "ann");
    EXPECT_EQ(taken.day, first_day);
    EXPECT_EQ(taken.stage, Stage::claimed);
    EXPECT_TRUE(world.when("ann", TakeCallback{B(1)}).events.empty()) << "a retry has it already";
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ACTIVE) << "kept until the outcome";
    expect_sound(world);
}

TEST(TakeCallback, IsRefusedBesideAnotherClaimAndToWhoIsNotConcerned) {
    World world = promised_desk(Recipient::USERONLY);
    EXPECT_EQ(world.when("bob", TakeCallback{B(1)}), no(Reason::not_your_callback));
    world.when("ann", ClaimLead{A(2)});
    EXPECT_EQ(world.when("ann", TakeCallback{B(1)}), no(Reason::another_claim_open));

    World waiting = promised_desk();
    EXPECT_EQ(waiting.when("ann", TakeCallback{B(1)}), no(Reason::callback_not_due));
    World released = released_desk();
    User bob = *released.state().user("bob");
    bob.campaigns = {customer};
    released.when("ada", SaveUser{bob});
    EXPECT_EQ(released.when("bob", TakeCallback{B(1)}), no(Reason::agent_not_in_campaign));
    EXPECT_EQ(released.when("cid", TakeCallback{B(1)}), yes());
    EXPECT_EQ(released.when("ann", TakeCallback{B(1)}), no(Reason::lead_not_available));
}

TEST(TakeCallback, LeavesThePromiseWhereTheNumberIsTakenBack) {
    World world = promised_desk(Recipient::USERONLY);
    world.when("ann", TakeCallback{B(1)});
    world.when("mia", Recycle{});
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ACTIVE);
    EXPECT_EQ(world.state().counts("clients").held, 1);

    World released = released_desk();
    released.when("bob", TakeCallback{B(1)});
    released.when("mia", Recycle{});
    EXPECT_EQ(released.callback(1).status, CallbackStatus::LIVE);
    EXPECT_EQ(released.state().pool("clients").begin()->lead, L(1));
    expect_sound(released);
}

TEST(MoveCallback, ChangesTheTimeAndPutsAReleasedOneOnHoldAgain) {
    World world = released_desk();
    MoveCallback move{B(1), minutes(180), "2026-11-20 03:00", "Etc/UTC", {}, {}, "Try later"};
    EXPECT_EQ(world.when("mia", move), yes());
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ACTIVE);
    EXPECT_EQ(world.callback(1).callback_time, minutes(180));
    EXPECT_EQ(world.callback(1).comments, "Try later");
    EXPECT_EQ(world.lead(1).status, status_callback_hold);
    EXPECT_EQ(next_due(world.state()), minutes(180));
    move.time = start;
    EXPECT_EQ(world.when("mia", move), no(Reason::callback_time_past));
    move.time = start + 400 * twenty_four_hours_ms;
    EXPECT_EQ(world.when("mia", move), no(Reason::callback_too_far));
    expect_sound(world);
}

TEST(MoveCallback, IsForTheOwnerAndForLeaders) {
    World world = promised_desk(Recipient::USERONLY);
    MoveCallback hand_back{B(1), {}, {}, {}, Recipient::ANYONE, {}, {}};
    EXPECT_EQ(world.when("bob", hand_back), no(Reason::not_your_callback));
    MoveCallback to_bob{B(1), {}, {}, {}, {}, "bob", {}};
    EXPECT_EQ(world.when("ann", to_bob), no(Reason::not_allowed));
    EXPECT_EQ(world.when("mia", to_bob), no(Reason::may_not_keep_callbacks));
    User bob = *world.state().user("bob");
    bob.may_keep_callbacks = true;
    world.when("ada", SaveUser{bob});
    EXPECT_EQ(world.when("mia", to_bob), yes());
    EXPECT_EQ(world.callback(1).user, "bob");
    EXPECT_EQ(world.when("ann", hand_back), no(Reason::not_your_callback));
    EXPECT_EQ(world.when("bob", hand_back), yes());
    EXPECT_EQ(next_due(world.state()), in_an_hour) << "now it is the clock's";
    EXPECT_TRUE(world.when("bob", hand_back).events.empty());
    MoveCallback to_nobody{B(1), {}, {}, {}, {}, "zed", {}};
    EXPECT_EQ(world.when("mia", to_nobody), no(Reason::user_unknown));
}

TEST(MoveCallback, BringsHomeWhatALeaverHadPromised) {
    World world = promised_desk(Recipient::USERONLY);
    EXPECT_FALSE(is_orphaned(world.state(), world.callback(1)));
    User ann = *world.state().user("ann");
    ann.active = false;
    world.when("ada", SaveUser{ann});
    EXPECT_TRUE(is_orphaned(world.state(), world.callback(1)));
    EXPECT_EQ(world.when("mia", MoveCallback{B(1), {}, {}, {}, Recipient::ANYONE, {}, {}}), yes());
    EXPECT_FALSE(is_orphaned(world.state(), world.callback(1)));
}

TEST(CallbackSight, IsTheOwnersUntilReleasedAndThenWhoseNumberItIs) {
    World world = promised_desk();
    const auto sees_it = [&](const Username& who) {
        const User& user = *world.state().user(who);
        const Callback* open = world.state().callback(B(1));
        return sees(world.state(), user, open ? *open : world.callback(1));
    };
    EXPECT_TRUE(sees_it("ann"));
    EXPECT_TRUE(sees(world.state(), *world.state().user("ann"), world.lead(1)));
    EXPECT_FALSE(sees_it("bob"));
    EXPECT_FALSE(sees_it("mia")) << "leaders ask for pages";
    world.now = in_an_hour;
    world.when(clock_name, ReleaseCallback{B(1)});
    EXPECT_FALSE(sees_it("ann"));
    world.when("bob", TakeCallback{B(1)});
    EXPECT_TRUE(sees_it("bob"));
    const AssignmentId taken = world.state().assignment_of(L(1))->id;
    world.when("bob", CompleteCall{taken, success, "", {}, {}});
    EXPECT_FALSE(sees_it("bob")) << "never an ended one";
}

TEST(Campaign, SaysHowFarAheadAndMayHaveCallbacksAmongItsDialStatuses) {
    World world = working_desk();
    Campaign campaign = client_campaign();
    campaign.callback_days = 0;
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), no(Reason::number_out_of_range));
    campaign.callback_days = 7;
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), yes());
    world.when("mia", AssignLeads{"clients", {"ann"}, 1, {}});
    EXPECT_EQ(world.when("ann", promise(A(1), start + 8 * twenty_four_hours_ms)),
              no(Reason::callback_too_far));
    campaign.outcomes.push_back({.code = status_callback_hold, .label = "Hold"});
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), no(Reason::id_reserved));
}

}  // namespace
}  // namespace recall::test
