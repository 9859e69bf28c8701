// What makes a number dialable: statuses, lists that expire, resets, and waits between two calls.
#include "core/hopper.hpp"
#include "tests/core/sound.hpp"
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

ListCounts counts(const World& world) { return world.state().counts("clients"); }

// The campaign as `how` changes it; ann has called lead 1 at the 10th minute, and nobody answered.
template <typename Change>
World called_desk(Change how) {
    World world = desk_with({{"ann", 1}});
    Campaign campaign = client_campaign();
    how(campaign);
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), yes());
    world.now = minutes(10);
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), no_answer, "", {}, {}}), yes());
    return world;
}

// ---- Waits

TEST(RecyclingRule, ANumberWaitsAfterItsCallAndComesBackByItself) {
    World world = called_desk([](Campaign& c) { c.recycling = {{no_answer, 90, 0}}; });
    EXPECT_EQ(counts(world).waiting, 1);
    EXPECT_EQ(counts(world).available, 9);
    EXPECT_EQ(next_due(world.state()), minutes(100));
    EXPECT_EQ(world.when("mia", AssignLeads{"clients", {"ann"}, 0, {L(1)}}),
              no(Reason::lead_not_available));
    world.now = minutes(99);
    EXPECT_EQ(world.when(clock_name, EndWaits{}), yes());
    EXPECT_EQ(counts(world).waiting, 1) << "nothing was due";
    world.now = minutes(100);
    const auto work = due(world.state(), world.now, world.today(), 9);
    ASSERT_EQ(work.size(), 1u);
    EXPECT_EQ(world.when(clock_name, work[0]), yes());
    EXPECT_EQ(counts(world).waiting, 0);
    EXPECT_EQ(counts(world).available, 10);
    EXPECT_TRUE(world.last_changes().list_counts.contains("clients")) << "managers are told";
    EXPECT_EQ(next_due(world.state()), std::nullopt);
    expect_sound(world);
}

TEST(RecyclingRule, AfterSoManyCallsANumberIsDone) {
    World world = called_desk([](Campaign& c) { c.recycling = {{no_answer, 0, 2}}; });
    world.when(clock_name, EndWaits{});
    EXPECT_EQ(counts(world).available, 10);
    world.when("mia", AssignLeads{"clients", {"ann"}, 0, {L(1)}});
    world.when("ann", CompleteCall{A(2), no_answer, "", {}, {}});
    EXPECT_EQ(counts(world).done, 1);
    EXPECT_EQ(counts(world).waiting, 0);
    expect_sound(world);
}

TEST(RecyclingRule, ChangedLaterHoldsForThoseThatWaitToo) {
    World world = called_desk([](Campaign& c) { c.recycling = {{no_answer, 600, 0}}; });
    Campaign campaign = *world.state().campaign(client);
    campaign.recycling[0].minutes = 20;
    world.when("ada", SaveCampaign{campaign});
    EXPECT_EQ(next_due(world.state()), minutes(30));
    expect_sound(world);
    campaign.recycling.clear();
    world.when("ada", SaveCampaign{campaign});
    EXPECT_EQ(counts(world).available, 10);
    EXPECT_EQ(next_due(world.state()), std::nullopt);
    expect_sound(world);
}

TEST(RecyclingRule, IsOneForEachStatusThatMayWait) {
    const auto save = [](std::vector<RecyclingRule> rules) {
        Campaign campaign = client_campaign();
        campaign.recycling = std::move(rules);
        return working_desk().when("ada", SaveCampaign{campaign});
    };
    EXPECT_EQ(save({{no_answer, 60, 3}, {status_new, 0, 1}}), yes());
    EXPECT_EQ(save({{no_answer, 60, 3}, {no_answer, 30, 3}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{Code{}, 60, 3}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{status_callback_hold, 60, 3}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{status_callback_due, 60, 3}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{no_answer, -1, 3}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{no_answer, recycling_minutes_max + 1, 3}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{no_answer, 1, -1}}), no(Reason::rule_invalid));
    EXPECT_EQ(save(std::vector<RecyclingRule>(recycling_rules_max + 1)), no(Reason::too_many));
}

// ---- Reset

TEST(ResetList, LetsNumbersBeDialledOnceMore) {
    World world = called_desk([](Campaign& c) { c.only_since_reset = true; });
    EXPECT_EQ(counts(world).done, 1) << "called since the last reset";
    const ResetPreview preview = reset_preview(world.state(), "clients");
    EXPECT_EQ(preview.called, 1);
    EXPECT_EQ(preview.dialable, 1);
    check(world, R"(
        reset clients at 11m    -> ListReset clients
        reset clients at 12m    -> nothing
        reset absent            -> list_unknown
    )");
    EXPECT_FALSE(world.lead(1).called_since_reset);
    EXPECT_EQ(counts(world).available, 10);
    EXPECT_EQ(reset_preview(world.state(), "clients").called, 0);
}

TEST(ResetList, BringsBackNothingThatIsDone) {
    World world = desk_with({{"ann", 1}});
    world.when("ann", CompleteCall{A(1), success, "", {}, {}});
    EXPECT_EQ(reset_preview(world.state(), "clients").called, 1);
    EXPECT_EQ(reset_preview(world.state(), "clients").dialable, 0);
    world.when("mia", ResetList{"clients"});
    EXPECT_EQ(counts(world).done, 1);
    expect_sound(world);
}

TEST(ResetList, IsNotNeededWhereTheCampaignDoesNotAskForIt) {
    World world = called_desk([](Campaign&) {});
    EXPECT_TRUE(world.lead(1).called_since_reset);
    EXPECT_EQ(counts(world).available, 10);
}

TEST(CampaignPreview, SaysHowManyWouldBeDialable) {
    World world = called_desk([](Campaign&) {});
    Campaign campaign = *world.state().campaign(client);
    EXPECT_EQ(dialable_under(world.state(), campaign), 10);
    campaign.dial_statuses = {no_answer};
    EXPECT_EQ(dialable_under(world.state(), campaign), 1);
    campaign.active = false;
    EXPECT_EQ(dialable_under(world.state(), campaign), 0);
}

// ---- Expiry

List until(Day day) {
    return {.id = "clients", .campaign = client, .name = "Clients", .active = true, .expires = day};
}

TEST(List, ThatExpiredYesterdayRestsAtOnce) {
    World world = working_desk();
    world.when("mia", SaveList{until(previous(first_day))});
    EXPECT_EQ(counts(world).resting, 10);
    EXPECT_TRUE(world.state().rests("clients"));
    EXPECT_EQ(world.when("mia", AssignLeads{"clients", {"ann"}, 1, {}}),
              no(Reason::not_enough_leads));
    world.when("mia", SaveList{until({})});
    EXPECT_EQ(counts(world).available, 10);
    expect_sound(world);
}

TEST(List, RestsFromTheDayAfterItsLast) {
    World world = working_desk();
    world.when("mia", SaveList{until(first_day)});
    EXPECT_EQ(counts(world).available, 10);
    world.now = Instant{start.ms + day_ms};
    world.when(clock_name, CloseDay{first_day});
    EXPECT_EQ(counts(world).resting, 10);
    EXPECT_TRUE(world.last_changes().list_counts.contains("clients"));
    expect_sound(world);
}

}  // namespace
}  // namespace recall::test
