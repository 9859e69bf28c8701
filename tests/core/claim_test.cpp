// Claims and the beginning of calls: RULES.md §5.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

TEST(ClaimLead, LocksANumberForThirtyMinutes) {
    World world = desk_with({{"ann", 2}, {"bob", 1}});
    check(world, R"(
        claim A1 by ann at 1m    -> LeadClaimed A1 until 31m
        claim A1 by ann at 2m    -> nothing                   // A retry decides nothing.
        claim A1 by bob at 2m    -> not_your_number
        claim A2 by ann at 3m    -> another_claim_open
        claim A3 by bob at 3m    -> LeadClaimed A3 until 33m
        claim A9 by ann at 3m    -> assignment_unknown
        lapse A1        at 30m   -> claim_not_due
        lapse A1        at 31m   -> ClaimLapsed A1
        lapse A1        at 32m   -> nothing
        claim A2 by ann at 33m   -> LeadClaimed A2 until 1h3m
    )");
    EXPECT_EQ(world.assignment(1).stage, Stage::assigned);
    EXPECT_EQ(world.state().counts("clients").claimed, 2);
}

TEST(ClaimLead, TheCampaignSaysHowLongAndHowMany) {
    World world = desk_with({{"ann", 3}});
    Campaign campaign = client_campaign();
    campaign.claim_minutes = 10;
    campaign.claims_max = 2;
    world.when("ada", SaveCampaign{campaign});
    check(world, R"(
        claim A1 by ann at 1m    -> LeadClaimed A1 until 11m
        claim A2 by ann          -> LeadClaimed A2 until 11m
        claim A3 by ann          -> another_claim_open
        release A2 by ann        -> ClaimReleased A2
        claim A3 by ann          -> LeadClaimed A3 until 11m
    )");
}

TEST(ClaimLead, ClaimsOfAnotherCampaignDoNotCount) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        assign 1 of customers to ann -> LeadsAssigned L11 to ann
        claim A1 by ann at 1m        -> LeadClaimed A1 until 31m
        claim A2 by ann at 1m        -> LeadClaimed A2 until 31m
    )");
    EXPECT_EQ(world.state().claims_of("ann", client), 1);
    EXPECT_EQ(world.state().claims_of("ann", customer), 1);
}

TEST(ClaimLead, AfterTheNumberWasTakenBack) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        recycle by mia           -> RecycleStarted R1, AssignmentsRecycled A1, RecycleFinished R1
        claim A1 by ann          -> number_taken_back
        claim A1 by bob          -> not_your_number
        release A1 by ann        -> number_taken_back
        extend A1 by ann         -> number_taken_back
        start A1 by ann          -> nothing                   // The completion will carry it.
        start A1 by bob          -> not_your_number
    )");
}

TEST(ExtendClaim, StartsTheTimeAnew) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        extend A1 by ann at 1m   -> not_claimed
        claim A1 by ann at 1m    -> LeadClaimed A1 until 31m
        extend A1 by ann at 1m   -> nothing                   // Not a moment later than it is.
        extend A1 by ann at 20m  -> ClaimExtended A1 until 50m
        extend A1 by bob at 20m  -> not_your_number
        lapse A1        at 31m   -> claim_not_due
        lapse A1        at 50m   -> ClaimLapsed A1
        extend A1 by ann at 51m  -> not_claimed
    )");
}

TEST(ExtendClaim, UnderACallItIsExtendedByItselfOnceAndThenLapses) {
    World world = desk_with({{"ann", 2}});
    check(world, R"(
        claim A1 by ann at 1m          -> LeadClaimed A1 until 31m
        start A1 by ann at 20m from 20m -> CallStarted A1 20m
        lapse A1        at 30m         -> claim_not_due
        lapse A1        at 31m         -> ClaimExtended A1 until 1h1m by itself
        lapse A1        at 31m         -> claim_not_due
        claim A1 by ann at 32m         -> nothing
        claim A2 by ann at 32m         -> another_claim_open
        lapse A1        at 1h1m        -> ClaimLapsed A1
        lapse A1        at 1h2m        -> nothing
        complete A1 SUCCESS by ann at 2h -> CallCompleted A1 SUCCESS 20m..2h
    )");
}

TEST(ExtendClaim, ByItselfTheFullTimeFollowsHoweverLateTheClockComes) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        claim A1 by ann at 1m          -> LeadClaimed A1 until 31m
        start A1 by ann at 2m from 2m  -> CallStarted A1 2m
        lapse A1        at 2h          -> ClaimExtended A1 until 2h30m by itself
    )");
    EXPECT_TRUE(world.assignment(1).extended);
    EXPECT_EQ(lapses_at(world.assignment(1), client_campaign()), minutes(150));
}

TEST(ExtendClaim, WhoClaimsAgainInTheSameCallHasItOnceMore) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        claim A1 by ann at 1m          -> LeadClaimed A1 until 31m
        start A1 by ann at 2m from 2m  -> CallStarted A1 2m
        lapse A1        at 31m         -> ClaimExtended A1 until 1h1m by itself
        extend A1 by ann at 40m        -> ClaimExtended A1 until 1h10m
        lapse A1        at 1h10m       -> ClaimLapsed A1      // Its time was had.
        claim A1 by ann at 1h20m       -> LeadClaimed A1 until 1h50m
        lapse A1        at 1h50m       -> ClaimExtended A1 until 2h20m by itself
    )");
    EXPECT_EQ(lapses_at(world.assignment(1), client_campaign()), minutes(140));
}

TEST(ReleaseClaim, HandsItBackAndRetriesDecideNothing) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        claim A1 by ann at 1m    -> LeadClaimed A1 until 31m
        release A1 by bob        -> not_your_number
        release A1 by ann        -> ClaimReleased A1
        release A1 by ann        -> nothing
        lapse A1 at 31m          -> nothing
        claim A1 by ann          -> LeadClaimed A1 until 1h1m
    )");
}

TEST(StartCall, AClientIsClaimedFirstACustomerNeedNot) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        assign 1 of customers to ann -> LeadsAssigned L11 to ann
        start A1 by ann at 1m from 1m -> not_claimed
        start A2 by ann at 1m from 1m -> CallStarted A2 1m
        claim A1 by ann at 2m         -> LeadClaimed A1 until 32m
        start A1 by ann at 3m from 3m -> CallStarted A1 3m
        start A1 by ann at 4m from 4m -> nothing
    )");
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).calls, 1);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).last_call, minutes(3));
    EXPECT_EQ(world.tally("ann", Kind::customer, first_day).calls, 1);
}

TEST(StartCall, TheTabsClockIsEvidenceBetweenTheAssignmentAndNow) {
    World world = working_desk();
    check(world, R"(
        assign 3 of customers to ann at 10m -> LeadsAssigned L11 L12 L13 to ann
        start A1 by ann at 20m from 5m      -> CallStarted A1 10m   // Before it was hers.
        start A2 by ann at 20m from 2h      -> CallStarted A2 20m   // Not yet.
        start A3 by ann at 20m from 12m     -> CallStarted A3 12m
    )");
}

TEST(StartCall, AfterItWasCompletedIsRefused) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        complete A1 NA by ann at 5m -> CallCompleted A1 NA 5m..5m
        start A1 by ann at 6m       -> already_completed
        claim A1 by ann at 6m       -> already_completed
    )");
}

TEST(Claim, ATabThatLostSightOfTheCampaignIsRefusedAndDoesNotBreak) {
    World world = desk_with({{"ann", 1}});
    State tab;
    tab.put(*world.state().user("ann"));
    tab.put(world.lead(1));
    tab.put(world.assignment(1));
    for (const Command& command : std::vector<Command>{
             ClaimLead{A(1)}, CompleteCall{A(1), success, "", {}, {}}}) {
        EXPECT_EQ(decide(tab, world.request("ann", command)).error().reason,
                  Reason::campaign_unknown);
    }
    Assignment claimed = world.assignment(1);
    claimed.stage = Stage::claimed;
    tab.put(claimed);
    EXPECT_EQ(decide(tab, world.request("ann", ExtendClaim{A(1)})).error().reason,
              Reason::campaign_unknown);
}

}  // namespace
}  // namespace recall::test
