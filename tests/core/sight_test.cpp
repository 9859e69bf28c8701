// Who sees what: an agent the own work, managers and admins what they manage by.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

template <typename T>
std::vector<T> seen(const World& world, const Username& who) {
    std::vector<T> rows;
    for (const Row& row : view_of(world.state(), *world.state().user(who))) {
        if (const T* noun = std::get_if<T>(&row)) rows.push_back(*noun);
    }
    return rows;
}

bool may_see(const World& world, const Username& who, const Row& row) {
    return sees(world.state(), *world.state().user(who), row);
}

World watched_desk() {
    World world = desk_with({{"ann", 3}, {"bob", 2}});
    check(world, R"(
        complete A1 NA by ann at 5m  -> CallCompleted A1 NA 5m..5m
        complete A4 NA by bob at 5m  -> CallCompleted A4 NA 5m..5m
    )");
    return world;
}

TEST(Sight, AnAgentSeesTheOwnWorkOnly) {
    const World world = watched_desk();
    EXPECT_EQ(seen<Assignment>(world, "ann").size(), 2U);
    EXPECT_EQ(seen<Lead>(world, "ann").size(), 2U);
    EXPECT_EQ(seen<CompletedCall>(world, "ann").size(), 1U);
    EXPECT_EQ(seen<Tally>(world, "ann").size(), 1U);
    EXPECT_EQ(seen<User>(world, "ann").size(), 1U);
    EXPECT_EQ(seen<Campaign>(world, "ann").size(), 2U);
    EXPECT_EQ(seen<Desk>(world, "ann").size(), 1U);
    EXPECT_TRUE(seen<List>(world, "ann").empty());
    EXPECT_TRUE(seen<ListCounts>(world, "ann").empty());
    EXPECT_TRUE(seen<Assignment>(world, "cid").empty());

    EXPECT_FALSE(may_see(world, "ann", world.lead(9))) << "never the pool";
    EXPECT_FALSE(may_see(world, "ann", world.lead(5))) << "nor a colleague's number";
    EXPECT_FALSE(may_see(world, "ann", world.assignment(5)));
    EXPECT_FALSE(may_see(world, "ann", world.call(2)));
    EXPECT_FALSE(may_see(world, "ann", *world.state().user("bob")));
    EXPECT_FALSE(may_see(world, "ann", world.tally("bob", Kind::client, first_day)));
}

TEST(Sight, ALeadGoesOutOfSightWithItsAssignment) {
    World world = watched_desk();
    EXPECT_TRUE(may_see(world, "ann", world.lead(2)));
    world.when("mia", Recycle{});
    EXPECT_FALSE(may_see(world, "ann", world.lead(2)));
    EXPECT_TRUE(may_see(world, "ann", world.assignment(2))) << "the end of it is told to her";
}

TEST(Sight, ManagersAndAdminsSeePeopleListsAndFiguresAndAskForTheRest) {
    const World world = watched_desk();
    for (const Username who : {"mia", "ada"}) {
        EXPECT_EQ(seen<User>(world, who).size(), 5U);
        EXPECT_EQ(seen<Campaign>(world, who).size(), 2U);
        EXPECT_EQ(seen<List>(world, who).size(), 2U);
        EXPECT_EQ(seen<ListCounts>(world, who).size(), 2U);
        EXPECT_EQ(seen<Tally>(world, who).size(), 2U);
        EXPECT_TRUE(seen<Lead>(world, who).empty());
        EXPECT_TRUE(seen<Assignment>(world, who).empty());
        EXPECT_TRUE(seen<CompletedCall>(world, who).empty());
    }
}

TEST(Sight, ADeactivatedUserSeesNothing) {
    World world = watched_desk();
    User ann = *world.state().user("ann");
    ann.active = false;
    world.when("ada", SaveUser{ann});
    EXPECT_TRUE(view_of(world.state(), ann).empty());
    EXPECT_FALSE(may_see(world, "ann", world.state().desk()));
}

TEST(Sight, ACampaignStaysInSightWhileANumberOfItIsInHand) {
    World world = watched_desk();
    const AssignmentId begun = *world.state().assignments_of("ann").begin();
    world.when("ann", ClaimLead{begun});
    world.when("ann", StartCall{begun, world.now});
    User ann = *world.state().user("ann");
    ann.campaigns = {};
    world.when("ada", SaveUser{ann});
    ASSERT_EQ(world.state().assignments_of("ann").size(), 1U) << "the call she is in";
    ASSERT_EQ(seen<Campaign>(world, "ann").size(), 1U);
    EXPECT_EQ(seen<Campaign>(world, "ann")[0].id, client);
    world.when("mia", Recycle{});
    EXPECT_TRUE(seen<Campaign>(world, "ann").empty());
}

TEST(Sight, AnAgentMadeManagerSeesAManagersRows) {
    World world = watched_desk();
    User ann = *world.state().user("ann");
    ann.role = Role::manager;
    world.when("ada", SaveUser{ann});
    EXPECT_TRUE(seen<Assignment>(world, "ann").empty());
    EXPECT_TRUE(seen<Lead>(world, "ann").empty());
    EXPECT_EQ(seen<List>(world, "ann").size(), 2U);
}

TEST(Sight, OnlyFiguresOfDaysThatAreNotClosed) {
    World world = watched_desk();
    world.now = minutes(24 * 60);
    world.when(clock_name, CloseDay{first_day});
    EXPECT_TRUE(seen<Tally>(world, "mia").empty());
    EXPECT_TRUE(seen<Tally>(world, "ann").empty());
    EXPECT_TRUE(seen<CompletedCall>(world, "ann").empty());
    world.when("mia", AssignLeads{"clients", {"ann"}, 1, {}});
    EXPECT_EQ(seen<Tally>(world, "mia").size(), 1U);
}

TEST(Sight, AViewGivesATabEnoughToGuess) {
    const World world = watched_desk();
    State tab;
    for (const Row& row : view_of(world.state(), *world.state().user("ann"))) tab.put(row);
    Changes changes;
    for (const Command& command :
         std::vector<Command>{ClaimLead{A(2)}, StartCall{A(2), world.now},
                              CompleteCall{A(2), success, "Sold.", {}, {}}}) {
        const Decision decision = decide(tab, world.request("ann", command));
        ASSERT_TRUE(decision) << message_of(decision.error());
        for (const Event& event : decision.value()) apply(tab, event, changes);
    }
    EXPECT_EQ(tab.lead(L(2))->status, success);
    EXPECT_EQ(tab.tally({"ann", Kind::client, first_day})->completed, 2);
}

}  // namespace
}  // namespace recall::test
