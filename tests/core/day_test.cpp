// The end of the day: RULES.md §9. Exactly once per date, in bounded slices,
// and caught up after a standstill.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

TEST(CloseDay, RecyclesArchivesAndOpensTheNextDay) {
    World world = desk_with({{"ann", 2}, {"bob", 1}});
    check(world, R"(
        complete A1 NA by ann at 5m  -> CallCompleted A1 NA 5m..5m
        close 2026-11-20 at 23h59m   -> day_not_over
        close 2026-11-20 at 1d       -> RecycleStarted R1, AssignmentsRecycled A2 A3
                            , CallsArchived C1, RecycleFinished R1, DayClosed 2026-11-20
        close 2026-11-20 at 1d       -> nothing                     // Exactly once a date.
        close 2026-11-21 at 1d       -> day_not_over
    )");
    EXPECT_EQ(world.state().counters().open_day, next(first_day));
    EXPECT_EQ(world.call(1).archived_at, minutes(24 * 60));
    const RecycleEntry& log = world.log(1);
    EXPECT_EQ(log.by, clock_name);
    EXPECT_EQ(log.day, first_day);
    EXPECT_EQ(log.recycled, 2);
    EXPECT_EQ(log.archived, 1);
    EXPECT_EQ(log.agents, (std::vector<AgentCount>{{"ann", 1, 1}, {"bob", 1, 0}}));
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).uncompleted(), 0);
}

TEST(CloseDay, ADayWithoutWorkIsLoggedToo) {
    World world = working_desk();
    check(world, R"(
        close 2026-11-20 at 1d -> RecycleStarted R1, RecycleFinished R1, DayClosed 2026-11-20
    )");
}

TEST(CloseDay, NeedsADeskWithADay) {
    World world;
    EXPECT_EQ(world.when(clock_name, CloseDay{first_day}), no(Reason::desk_not_configured));
}

TEST(CloseDay, CatchesUpDateByDateInOrder) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        close 2026-11-21 at 3d1h -> earlier_day_open
        close 2026-11-22         -> earlier_day_open
        close 2026-11-20         -> RecycleStarted R1, AssignmentsRecycled A1, RecycleFinished R1
                            , DayClosed 2026-11-20
        close 2026-11-21         -> RecycleStarted R2, RecycleFinished R2, DayClosed 2026-11-21
        close 2026-11-22         -> RecycleStarted R3, RecycleFinished R3, DayClosed 2026-11-22
        close 2026-11-23         -> day_not_over
    )");
}

TEST(Due, TellsTheClockWhatToSubmit) {
    World world = desk_with({{"ann", 1}, {"bob", 1}});
    const auto due_now = [&] { return due(world.state(), world.now, world.today(), 10); };
    EXPECT_TRUE(due_now().empty());
    EXPECT_FALSE(next_due(world.state()));
    check(world, R"(
        claim A2 by bob at 1m -> LeadClaimed A2 until 31m
        claim A1 by ann at 2m -> LeadClaimed A1 until 32m
    )");
    EXPECT_EQ(next_due(world.state()), minutes(31));
    EXPECT_TRUE(due_now().empty());
    world.now = minutes(31);
    ASSERT_EQ(due_now().size(), 1U);
    EXPECT_EQ(std::get<LapseClaim>(due_now()[0]).assignment, A(2));
    world.now = minutes(2 * 24 * 60);
    ASSERT_EQ(due_now().size(), 3U);
    EXPECT_EQ(std::get<CloseDay>(due_now()[0]).day, first_day) << "the earliest day first";
    EXPECT_EQ(due(world.state(), world.now, world.today(), 2).size(), 2U);
    EXPECT_TRUE(due(world.state(), world.now, world.today(), 0).empty());
}

TEST(Due, SubmittingWhatIsDueCatchesUpAndEnds) {
    World world = desk_with({{"ann", 5}});
    world.now = minutes(10 * 24 * 60);
    int rounds = 0;
    for (;; ++rounds) {
        const auto commands = due(world.state(), world.now, world.today(), 1);
        if (commands.empty()) break;
        ASSERT_LT(rounds, 100);
        ASSERT_EQ(world.when(clock_name, commands[0]), yes());
    }
    EXPECT_EQ(rounds, 10);
    EXPECT_EQ(world.state().counters().open_day, world.today());
}

// 1,200 numbers of ann's and 300 completed calls of bob's, at the end of the first day.
World large_desk() {
    World world = working_desk();
    world.when("mia", ImportLeads{"clients", new_leads(1001, 1490)});
    world.when("mia", AssignLeads{"clients", {"bob"}, 300, {}});
    for (std::uint64_t i = 1; i <= 300; ++i) {
        world.when("bob", CompleteCall{A(i), success, "", {}, {}});
    }
    world.when("mia", AssignLeads{"clients", {"ann"}, 1200, {}});
    world.now = minutes(24 * 60);
    return world;
}

int slices_until_closed(World& world, const Day day) {
    int slices = 0;
    while (world.state().counters().open_day == day && slices < 100) {
        EXPECT_EQ(world.when(clock_name, CloseDay{day}), yes());
        EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
        ++slices;
    }
    return slices;
}

TEST(CloseDay, GoesInBoundedSlicesUnderOneEntryOfTheLog) {
    World world = large_desk();
    const Verdict first = world.when(clock_name, CloseDay{first_day});
    EXPECT_EQ(std::get<AssignmentsRecycled>(first.events.at(1)).assignments.size(),
              close_day_slice_max);
    EXPECT_EQ(world.state().counters().open_day, first_day) << "not closed before it is done";
    EXPECT_EQ(world.state().recycles().size(), 1U);
    EXPECT_EQ(slices_until_closed(world, first_day), 3) << "1,500 in fours of 500, the last empty";
    EXPECT_EQ(world.log(1).recycled, 1200);
    EXPECT_EQ(world.log(1).archived, 300);
    EXPECT_EQ(world.state().counters().next_recycle, RecycleId{2});
    EXPECT_TRUE(world.state().recycles().empty());
}

TEST(CloseDay, AgentsGoOnBetweenTheSlices) {
    World world = large_desk();
    world.when(clock_name, CloseDay{first_day});
    ASSERT_TRUE(world.state().assignment(A(1500)));
    EXPECT_EQ(world.when("ann", CompleteCall{A(1500), success, "", {}, {}}), yes());
    EXPECT_EQ(world.when("ann", CompleteCall{A(301), success, "", {}, {}}), yes()) << "late";
    slices_until_closed(world, first_day);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).completed, 2);
    EXPECT_TRUE(world.state().calls().empty()) << "both are archived with their day";
    EXPECT_EQ(world.log(1).archived, 302);
}

TEST(CloseDay, WhatIsAssignedForTheNewDayMeanwhileStays) {
    World world = large_desk();
    world.when(clock_name, CloseDay{first_day});
    world.when("mia", AssignLeads{"clients", {"cid"}, 20, {}});
    slices_until_closed(world, first_day);
    EXPECT_EQ(world.state().assignments_of("cid").size(), 20U);
    EXPECT_EQ(world.tally("cid", Kind::client, next(first_day)).uncompleted(), 20);
    EXPECT_EQ(world.state().assignments().size(), 20U);
}

TEST(CloseDay, ARecyclingByHandInTheMiddleTakesTheRestAndTheDayStillCloses) {
    World world = large_desk();
    world.when(clock_name, CloseDay{first_day});
    const Verdict by_hand = world.when("mia", Recycle{});
    EXPECT_EQ(std::get<AssignmentsRecycled>(by_hand.events.at(1)).assignments.size(), 700U);
    EXPECT_EQ(world.log(2).by, "mia");
    EXPECT_EQ(slices_until_closed(world, first_day), 1);
    EXPECT_EQ(world.log(1).recycled, 500);
    EXPECT_EQ(world.log(1).archived, 300);
    EXPECT_EQ(world.log(2).recycled, 700);
}

TEST(CloseDay, AnArchivingByHandInTheMiddleToo) {
    World world = large_desk();
    world.when(clock_name, CloseDay{first_day});
    world.when("mia", ArchiveCompleted{});
    slices_until_closed(world, first_day);
    EXPECT_EQ(world.log(1).recycled, 1200);
    EXPECT_EQ(world.log(1).archived, 0);
    EXPECT_EQ(world.log(2).archived, 300);
}

TEST(CloseDay, AWholeSliceExactlyIsFollowedByAnEmptyOne) {
    World world = working_desk();
    world.when("mia", ImportLeads{"clients", new_leads(1001, 490)});
    world.when("mia", AssignLeads{"clients", {"ann"}, 500, {}});
    world.now = minutes(24 * 60);
    EXPECT_EQ(slices_until_closed(world, first_day), 2);
    EXPECT_EQ(world.log(1).recycled, 500);
}

TEST(CloseDay, OldTalliesAreForgottenAndRecentOnesKept) {
    World world = desk_with({{"ann", 1}});
    world.now = Instant{(first_day.number + tally_days_kept + 3) * day_ms};
    for (int i = 0; i <= tally_days_kept; ++i) {
        world.when(clock_name, CloseDay{Day{first_day.number + i}});
        ASSERT_TRUE(world.state().tally({"ann", Kind::client, first_day})) << i;
    }
    world.when(clock_name, CloseDay{world.state().counters().open_day});
    EXPECT_FALSE(world.state().tally({"ann", Kind::client, first_day}));
}

}  // namespace
}  // namespace recall::test
