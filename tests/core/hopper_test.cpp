// The hopper: agents take what comes next. RULES.md §13.
#include "core/hopper.hpp"
#include "tests/core/sound.hpp"
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

void change(World& world, void (*how)(Campaign&)) {
    Campaign campaign = *world.state().campaign(client);
    how(campaign);
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), yes());
}

// Agents of the client campaign may take the next number; bob may not keep what others promised.
World pulling_desk() {
    World world = working_desk();
    change(world, [](Campaign& c) { c.agents_pull = true; });
    return world;
}
std::vector<std::uint64_t> ids(const std::vector<LeadId>& leads) {
    std::vector<std::uint64_t> ids;
    for (const LeadId lead : leads) ids.push_back(lead.value);
    return ids;
}
std::vector<std::uint64_t> whole_hopper(const World& world) {
    return ids(hopper(world.state(), client, 0, 100));
}

TEST(TakeNext, ClaimsTheHeadAndNoTwoAgentsGetTheSame) {
    World world = pulling_desk();
    check(world, R"(
        next client by ann at 1m    -> LeadsAssigned L1 to ann, LeadClaimed A1 until 31m
        next client by bob at 1m    -> LeadsAssigned L2 to bob, LeadClaimed A2 until 31m
        next client by ann at 2m    -> another_claim_open
        complete A1 NA by ann at 3m -> CallCompleted A1 NA 3m..3m
        next client by ann at 4m    -> LeadsAssigned L3 to ann, LeadClaimed A3 until 34m
    )");
    EXPECT_TRUE(world.assignment(3).from_hopper);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).assigned, 2);
}

TEST(TakeNext, IsForAgentsOfACampaignThatAllowsIt) {
    World world = pulling_desk();
    check(world, R"(
        next customer by ann    -> pulling_not_allowed
        next absent by ann      -> campaign_unknown
    )");
    User bob = *world.state().user("bob");
    bob.campaigns = {customer};
    world.when("ada", SaveUser{bob});
    EXPECT_EQ(world.when("bob", TakeNext{client}), no(Reason::agent_not_in_campaign));
    EXPECT_EQ(World().ask("ann", TakeNext{client}).error().reason, Reason::user_unknown);
}

TEST(TakeNext, OfNothingSaysSo) {
    World world = pulling_desk();
    world.when("mia", AssignLeads{"clients", {"bob"}, 10, {}});
    EXPECT_EQ(world.when("ann", TakeNext{client}), no(Reason::hopper_empty));
    world.when("mia", Recycle{});
    world.when("mia", SaveList{{"clients", client, "Clients", false}});
    EXPECT_EQ(world.when("ann", TakeNext{client}), no(Reason::hopper_empty)) << "inactive";
}

TEST(TakeNext, GoesOverAllListsByFewestAttemptsThenOldest) {
    World world = pulling_desk();
    world.when("mia", SaveList{{"more", client, "More"}});
    world.when("mia", ImportLeads{"more", new_leads(50, 2)});
    world.when("mia", AssignLeads{"clients", {"bob"}, 8, {}});
    world.when("bob", CompleteCall{A(1), no_answer, "", {}, {}});
    EXPECT_EQ(whole_hopper(world), (std::vector<std::uint64_t>{9, 10, 21, 22, 1}));
    EXPECT_EQ(hopper_size(world.state(), client), 5);
    EXPECT_EQ(ids(hopper(world.state(), client, 1, 2)), (std::vector<std::uint64_t>{10, 21}));
}

TEST(TakeNext, TakesAReleasedCallbackFirst) {
    World world = pulling_desk();
    world.when("ann", TakeNext{client});
    CompleteCall promise{A(1), call_back, "", {}, {}};
    promise.callback = NewCallback{minutes(60), "", "", Recipient::ANYONE, ""};
    world.when("ann", promise);
    world.now = minutes(60);
    world.when(clock_name, ReleaseCallback{B(1)});
    EXPECT_EQ(whole_hopper(world).front(), 1u);
    check(world, R"(
        next client by bob at 61m     -> LeadsAssigned L1 to bob, LeadClaimed A2 until 1h31m
                                         , CallbackTaken B1 bob
        lapse A2 at 1h31m             -> NumberReturned A2
        next client by cid at 1h32m   -> LeadsAssigned L1 to cid, LeadClaimed A3 until 2h2m
                                         , CallbackTaken B1 cid
    )");
    expect_sound(world);
}

TEST(TakeNext, ANumberGoesBackWhenItsClaimLapsesOrIsReleased) {
    World world = pulling_desk();
    check(world, R"(
        next client by ann at 1m     -> LeadsAssigned L1 to ann, LeadClaimed A1 until 31m
        release A1 by ann at 2m      -> NumberReturned A1
        release A1 by ann at 2m      -> number_taken_back
        next client by bob at 3m     -> LeadsAssigned L1 to bob, LeadClaimed A2 until 33m
        lapse A2 at 33m              -> NumberReturned A2
        next client by cid at 34m    -> LeadsAssigned L1 to cid, LeadClaimed A3 until 1h4m
    )");
    EXPECT_EQ(world.assignment(1).stage, Stage::returned);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).assigned, 0) << "nobody gave it to ann";
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).taken_back, 0);
    EXPECT_EQ(world.state().counts("clients").available, 9);
    expect_sound(world);
}

TEST(TakeNext, WhoBeganToTalkKeepsTheNumberAndHasToCompleteItFirst) {
    World world = pulling_desk();
    check(world, R"(
        next client by ann at 1m         -> LeadsAssigned L1 to ann, LeadClaimed A1 until 31m
        start A1 by ann from 2m at 2m    -> CallStarted A1 2m
        lapse A1 at 31m                  -> ClaimExtended A1 until 1h1m by itself
        lapse A1 at 1h1m                 -> ClaimLapsed A1
        next client by ann at 1h2m       -> call_not_completed
        release A1 by ann at 1h3m        -> NumberReturned A1
        next client by ann at 1h4m       -> LeadsAssigned L1 to ann, LeadClaimed A2 until 1h34m
    )");
    expect_sound(world);
}

TEST(TakeNext, ACallThatEndsAfterTheNumberWentBackCountsAllTheSame) {
    World world = pulling_desk();
    check(world, R"(
        next client by ann at 1m              -> LeadsAssigned L1 to ann, LeadClaimed A1 until 31m
        lapse A1 at 31m                       -> NumberReturned A1
        complete A1 SUCCESS by ann from 5m until 9m at 40m -> CallCompleted A1 SUCCESS 5m..9m late
    )");
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).completed, 1);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).taken_back, 0);
    expect_sound(world);
}

TEST(TakeNext, ManagersAndMidnightTakeItBackAsAnyOther) {
    World world = pulling_desk();
    check(world, R"(
        next client by ann at 1m    -> LeadsAssigned L1 to ann, LeadClaimed A1 until 31m
        takeback A1 at 2m           -> RecycleStarted R1, AssignmentsRecycled A1, RecycleFinished R1
        next client by bob at 3m    -> LeadsAssigned L1 to bob, LeadClaimed A2 until 33m
    )");
    world.now = Instant{start.ms + day_ms};
    world.when(clock_name, CloseDay{first_day});
    EXPECT_EQ(world.assignment(2).stage, Stage::recycled);
    expect_sound(world);
}

TEST(TakeNext, PassesOverPlacesThatAreClosed) {
    World world = pulling_desk();
    NewLead far = new_lead(90);
    far.zone = "Asia/Tokyo";
    world.when("mia", ImportLeads{"clients", {far}});
    change(world, [](Campaign& c) { c.hours.rules = {{"", 1, 5, 8 * 60, 20 * 60}}; });
    FixedClocks clocks{{{"Africa/Lagos", 60}, {"Asia/Tokyo", 540}}};
    world.clocks = &clocks;
    check(world, R"(
        next client by ann at 6h30m    -> LeadsAssigned L21 to ann, LeadClaimed A1 until 7h
        next client by bob at 6h31m    -> hours_closed
        next client by bob at 7h       -> LeadsAssigned L1 to bob, LeadClaimed A2 until 7h30m
    )");
    world.now = minutes(6 * 60 + 31);
    EXPECT_EQ(world.ask("cid", TakeNext{client}).error(),
              Rejection(Reason::hours_closed, "2026-11-20 08:00"));
    EXPECT_EQ(whole_hopper(world).front(), 2u) << "they stand in it all the same";
    expect_sound(world);
}

TEST(TakeNext, ACallbackTakenOutOfTheListGoesBackThereToo) {
    World world = pulling_desk();
    world.when("ann", TakeNext{client});
    CompleteCall promise{A(1), call_back, "", {}, {}};
    promise.callback = NewCallback{minutes(0), "", "", Recipient::ANYONE, ""};
    world.when("ann", promise);
    world.when(clock_name, ReleaseCallback{B(1)});
    world.when("bob", TakeCallback{B(1)});
    EXPECT_EQ(world.state().claims_of("bob", client), 1);
    world.when("bob", ReleaseClaim{A(2)});
    EXPECT_EQ(whole_hopper(world).front(), 1u);
    expect_sound(world);
}

TEST(PoolOrder, IsTheCampaignsChoice) {
    World world = pulling_desk();
    const auto rename = [&](std::uint64_t lead, const char* name) {
        world.when("mia", EditLead{L(lead), new_lead(lead).phone, name, "", {}});
    };
    rename(3, "adeola");
    rename(4, "Bello");
    rename(5, "");
    change(world, [](Campaign& c) { c.pool_order = PoolOrder::name; });
    std::vector<std::uint64_t> by_name = whole_hopper(world);
    EXPECT_EQ(by_name.front(), 3u);
    EXPECT_EQ(by_name[1], 4u);
    EXPECT_EQ(by_name.back(), 5u) << "nameless ones come last";
    expect_sound(world);
    change(world, [](Campaign& c) { c.pool_order = PoolOrder::newest; });
    EXPECT_EQ(whole_hopper(world).front(), 10u);
    world.when("ann", TakeNext{client});
    EXPECT_EQ(world.assignment(1).lead, L(10));
    expect_sound(world);
}

}  // namespace
}  // namespace recall::test
