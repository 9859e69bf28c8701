// Who can work a number: asked anew whenever a user is saved. RULES.md §1.
#include "core/callback.hpp"
#include "tests/core/promised.hpp"
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

World two_kinds() {
    World world = desk_with({{"ann", 3}});
    world.when("mia", AssignLeads{"customers", {"ann"}, 2, {}});
    return world;
}

TEST(Works, NumbersGoBackWithTheCampaignTheyAreOf) {
    World world = two_kinds();
    world.when("ann", ClaimLead{A(1)});
    world.when("ann", StartCall{A(1), world.now});
    User ann = *world.state().user("ann");
    ann.campaigns = {customer};
    EXPECT_EQ(world.when("ada", SaveUser{ann}), yes());
    EXPECT_TRUE(world.state().assignment(A(1))) << "a call that has begun is finished first";
    EXPECT_EQ(world.assignment(2).stage, Stage::recycled);
    EXPECT_EQ(world.assignment(3).stage, Stage::recycled);
    EXPECT_TRUE(world.state().assignment(A(4)));
    EXPECT_EQ(world.log(1).recycled, 2);
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), success, "", {}, {}}), yes());
    expect_sound(world);
}

TEST(Works, NobodyKeepsNumbersAsAManager) {
    World world = two_kinds();
    world.when("ann", ClaimLead{A(1)});
    world.when("ann", StartCall{A(1), world.now});
    User ann = *world.state().user("ann");
    ann.role = Role::manager;
    EXPECT_EQ(world.when("ada", SaveUser{ann}), yes());
    EXPECT_TRUE(world.state().assignments().empty());
    EXPECT_EQ(world.log(1).recycled, 5);
    // The news of the call that was going on is taken all the same.
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), success, "", {}, {}}), yes());
    EXPECT_TRUE(world.call(1).late);
    EXPECT_EQ(world.when("ann", CompleteCall{A(99), success, "", {}, {}}),
              no(Reason::assignment_unknown));
    expect_sound(world);
}

TEST(Works, APromiseIsOrphanedByEveryWayItsOwnerMayNotKeepIt) {
    const auto orphaned_after = [](auto change) {
        World world = promised_desk(Recipient::USERONLY);
        EXPECT_FALSE(is_orphaned(world.state(), world.callback(1)));
        change(world);
        return is_orphaned(world.state(), world.callback(1));
    };
    const auto save = [](World& world, auto change) {
        User ann = *world.state().user("ann");
        change(ann);
        EXPECT_EQ(world.when("ada", SaveUser{ann}), yes());
    };
    const auto orphaned_by = [&](void (*change)(User&)) {
        return orphaned_after([&](World& world) { save(world, change); });
    };
    EXPECT_TRUE(orphaned_by([](User& user) { user.active = false; }));
    EXPECT_TRUE(orphaned_by([](User& user) { user.role = Role::manager; }));
    EXPECT_TRUE(orphaned_by([](User& user) { user.campaigns = {customer}; }));
    EXPECT_TRUE(orphaned_by([](User& user) { user.may_keep_callbacks = false; }));
    EXPECT_TRUE(orphaned_after([](World& world) {
        Campaign campaign = client_campaign();
        campaign.callbacks.agents_may_keep = false;
        EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), yes());
    }));
    EXPECT_FALSE(orphaned_by([](User& user) { user.daily_target = 9; }));
}

}  // namespace
}  // namespace recall::test
