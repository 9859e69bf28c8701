// What the State derives from its rows, also where it is only a tab's part of the whole.
#include "tests/core/given.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

TEST(State, StartsEmpty) {
    const State state;
    EXPECT_EQ(state.user("ann"), nullptr);
    EXPECT_EQ(state.lead(L(1)), nullptr);
    EXPECT_TRUE(state.pool("clients").empty());
    EXPECT_EQ(state.counts("clients"), (ListCounts{.list = "clients"}));
    EXPECT_FALSE(state.has_phone("clients", new_lead(1).phone));
    EXPECT_EQ(state.claims_of("ann", client), 0);
    EXPECT_TRUE(state.assignments_of("ann").empty());
    EXPECT_TRUE(state.calls_of("ann").empty());
    EXPECT_EQ(audit(state), std::vector<std::string>{});
}

TEST(State, RowsInAnyOrderGiveTheSamePool) {
    const World world = desk_with({{"ann", 2}});
    const State& whole = world.state();
    State other;  // assignments and leads first, what they belong to last
    for (const auto& [id, assignment] : whole.assignments()) other.put(assignment);
    for (const auto& [id, lead] : whole.leads()) other.put(lead);
    for (const auto& [id, list] : whole.lists()) other.put(list);
    for (const auto& [id, campaign] : whole.campaigns()) other.put(campaign);
    other.put(whole.counters());
    EXPECT_EQ(other.pool("clients"), whole.pool("clients"));
    EXPECT_EQ(other.counts("clients"), whole.counts("clients"));
}

TEST(State, ARowPutAgainChangesNothing) {
    World world = desk_with({{"ann", 2}});
    State state = world.state();
    state.put(world.lead(1));
    state.put(world.lead(9));
    state.put(world.assignment(1));
    state.put(*state.campaign(client));
    state.put(*state.list("clients"));
    EXPECT_EQ(audit(state), std::vector<std::string>{});
}

TEST(State, ALeadsNewNumberReplacesTheOldOne) {
    World world = working_desk();
    State state = world.state();
    Lead lead = world.lead(1);
    lead.phone = new_lead(777).phone;
    state.put(lead);
    EXPECT_FALSE(state.has_phone("clients", new_lead(1).phone));
    EXPECT_TRUE(state.has_phone("clients", new_lead(777).phone));
}

TEST(State, WhatHasEndedLeaves) {
    World world = desk_with({{"ann", 1}});
    State state = world.state();
    Assignment ended = world.assignment(1);
    ended.stage = Stage::recycled;
    state.put(ended);
    EXPECT_EQ(state.assignment(A(1)), nullptr);
    EXPECT_EQ(state.assignment_of(L(1)), nullptr);
    EXPECT_EQ(state.counts("clients").available, 10);
    state.put(ended);  // Heard of again.
    EXPECT_EQ(state.assignment(A(1)), nullptr);

    CompletedCall call{.id = C(1), .assignment = A(1), .lead = L(1), .agent = "ann",
                       .day = first_day};
    state.put(call);
    EXPECT_EQ(state.calls_of("ann").size(), 1U);
    call.archived_at = minutes(1);
    state.put(call);
    EXPECT_EQ(state.call(C(1)), nullptr);
    EXPECT_TRUE(state.calls_of("ann").empty());
    EXPECT_TRUE(state.calls_by_day().empty());

    RecycleEntry entry{.id = {1}};
    state.put(entry);
    EXPECT_NE(state.recycle({1}), nullptr);
    entry.finished = true;
    state.put(entry);
    EXPECT_EQ(state.recycle({1}), nullptr);
}

TEST(State, WhatIsGoneIsRemovedInAnyOrder) {
    const World world = desk_with({{"ann", 1}});
    for (const bool lead_first : {true, false}) {
        State tab;
        tab.put(world.lead(1));
        tab.put(world.assignment(1));
        tab.put(CompletedCall{.id = C(1), .agent = "ann", .day = first_day});
        if (lead_first) tab.remove(L(1));
        tab.remove(A(1));
        if (!lead_first) tab.remove(L(1));
        tab.remove(C(1));
        EXPECT_EQ(tab.lead(L(1)), nullptr);
        EXPECT_EQ(tab.assignment(A(1)), nullptr);
        EXPECT_EQ(tab.call(C(1)), nullptr);
        EXPECT_EQ(tab.counts("clients").total, 0);
        EXPECT_FALSE(tab.has_phone("clients", new_lead(1).phone));
    }
    State tab;
    tab.remove(L(7));  // What was never there is no error.
    tab.remove(A(7));
    tab.remove(C(7));
}

TEST(State, AManagersTabKeepsTheCountsItWasTold) {
    World world = working_desk();
    State tab;
    tab.put(*world.state().campaign(client));
    tab.put(*world.state().list("clients"));
    tab.put(world.state().counts("clients"));
    EXPECT_EQ(tab.counts("clients").available, 10);
    List renamed = *world.state().list("clients");
    renamed.name = "Renamed";
    tab.put(renamed);
    EXPECT_EQ(tab.counts("clients").available, 10);
    Campaign campaign = client_campaign();
    campaign.dial_statuses = {};
    tab.put(campaign);
    EXPECT_EQ(tab.counts("clients").available, 10) << "until the relay tells the new ones";
}

TEST(State, AMovedClaimIsWatchedAtItsNewTime) {
    World world = desk_with({{"ann", 1}});
    State state = world.state();
    Assignment claimed = world.assignment(1);
    claimed.stage = Stage::claimed;
    claimed.claim_expires = minutes(30);
    state.put(claimed);
    claimed.claim_expires = minutes(60);
    state.put(claimed);
    ASSERT_EQ(state.claims_by_expiry().size(), 1U);
    EXPECT_EQ(state.claims_by_expiry().begin()->first, minutes(60));
    EXPECT_EQ(state.claims_of("ann", client), 1);
}

TEST(Audit, NamesWhatIsBroken) {
    const World world = desk_with({{"ann", 1}});
    State state = world.state();
    Tally tally = world.tally("ann", Kind::client, first_day);
    tally.assigned = 2;
    state.put(tally);
    ASSERT_EQ(audit(state).size(), 1U);
    EXPECT_EQ(audit(state)[0], "the tally of ann on 2026-11-20 is wrong");

    state = world.state();
    state.put(Counters{});
    EXPECT_EQ(audit(state).size(), 6U) << "ids would repeat, and there is no open day";

    state = world.state();
    Lead lead = world.lead(2);
    lead.phone = world.lead(1).phone;
    state.put(lead);
    EXPECT_FALSE(audit(state).empty()) << "a number twice in its list";

    state = world.state();
    state.put(ListCounts{.list = "clients", .total = 99});
    EXPECT_FALSE(audit(state).empty());

    state = world.state();
    lead = world.lead(2);
    lead.list = "absent";
    state.put(lead);
    EXPECT_FALSE(audit(state).empty());
}

TEST(Changes, KnowWhenTheyAreEmpty) {
    Changes changes;
    EXPECT_TRUE(changes.empty());
    changes.leads.insert(L(1));
    EXPECT_FALSE(changes.empty());
    changes.clear();
    EXPECT_TRUE(changes.empty());
}

}  // namespace
}  // namespace recall::test
