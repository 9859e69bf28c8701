// The State's indexes one by one: each finds what was put, forgets what was removed, and its check
// says so where it and the nouns differ. That they stay right in a whole State audit() tells.
#include "core/laws.hpp"
#include "tests/core/given.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recall::test {
namespace {

using testing::Contains;
using testing::IsEmpty;
using Broken = std::vector<std::string>;

Assignment claimed_by_ann() {
    Assignment assignment;
    assignment.id = A(1);
    assignment.lead = L(7);
    assignment.campaign = client;
    assignment.agent = "ann";
    assignment.day = first_day;
    assignment.stage = Stage::claimed;
    assignment.claim_expires = minutes(30);
    return assignment;
}

template <typename Index, typename Nouns>
Broken broken(const Index& index, const Nouns& nouns) {
    Laws laws;
    index.check(nouns, laws);
    return laws.broken();
}

TEST(AssignmentIndex, FindsByLeadAgentDayAndClaim) {
    AssignmentIndex index;
    const Assignment held = claimed_by_ann();
    index.put(held);
    EXPECT_EQ(index.of_lead(L(7)), A(1));
    EXPECT_TRUE(index.of_agent("ann").contains(A(1)));
    EXPECT_EQ(index.claims_of("ann", client), 1);
    EXPECT_EQ(index.claims_by_expiry().begin()->first, minutes(30));
    EXPECT_THAT(broken(index, std::map<AssignmentId, Assignment>{{held.id, held}}), IsEmpty());
    index.remove(held);
    EXPECT_FALSE(index.of_lead(L(7)));
    EXPECT_EQ(index.claims_of("ann", client), 0);
    EXPECT_THAT(broken(index, std::map<AssignmentId, Assignment>{}), IsEmpty());
}

TEST(AssignmentIndex, ACheckSeesWhatIsMissingStaleOrCountedWrongly) {
    AssignmentIndex index;
    Assignment held = claimed_by_ann();
    EXPECT_THAT(broken(index, std::map<AssignmentId, Assignment>{{held.id, held}}),
                Contains("assignment 1 is missing from its agent's"));
    index.put(held);
    EXPECT_THAT(broken(index, std::map<AssignmentId, Assignment>{}),
                Contains("the days' assignments are stale"));
    held.stage = Stage::assigned;
    EXPECT_THAT(broken(index, std::map<AssignmentId, Assignment>{{held.id, held}}),
                Contains("the counted claims are not the claims"));
}

TEST(CallIndex, ACheckSeesWhatIsMissingOrStale) {
    CallIndex index;
    CompletedCall call;
    call.id = C(3);
    call.agent = "ann";
    call.day = first_day;
    const std::map<CallId, CompletedCall> calls{{call.id, call}};
    EXPECT_THAT(broken(index, calls), Contains("call 3 is missing from its day"));
    index.put(call);
    EXPECT_TRUE(index.of_agent("ann").contains(C(3)));
    EXPECT_THAT(broken(index, calls), IsEmpty());
    EXPECT_THAT(broken(index, std::map<CallId, CompletedCall>{}),
                Contains("the agents' calls are not the calls"));
    index.remove(call);
    EXPECT_TRUE(index.of_agent("ann").empty());
}

TEST(DoNotCallIndex, WatchesOnlyLinesThatEnd) {
    DoNotCallIndex index;
    const DoNotCall for_ever{{{}, new_lead(1).phone}, "asked", {}, "mia", {}};
    const DoNotCall until{{client, new_lead(2).phone}, "asked", {}, "mia", first_day};
    const std::map<DoNotCallKey, DoNotCall> lines{{for_ever.key, for_ever}, {until.key, until}};
    EXPECT_EQ(broken(index, lines).size(), 1U);
    index.put(for_ever);
    index.put(until);
    EXPECT_EQ(index.by_expiry().size(), 1U);
    EXPECT_THAT(broken(index, lines), IsEmpty());
    index.remove(until);
    EXPECT_TRUE(index.by_expiry().empty());
}

Callback promised_by_ann() {
    Callback callback;
    callback.id = {4};
    callback.lead = L(1);
    callback.list = "clients";
    callback.campaign = client;
    callback.user = "ann";
    callback.callback_time = minutes(90);
    return callback;
}

TEST(CallbackIndex, WatchesByPlaceOrByCampaign) {
    CallbackIndex index;
    Callback promised = promised_by_ann();
    index.put(promised);
    index.watch(promised, "Africa/Lagos");
    EXPECT_EQ(index.of_lead(L(1)), promised.id);
    EXPECT_TRUE(index.of_user("ann").contains(promised.id));
    EXPECT_TRUE(index.to_release().contains({"clients", "Africa/Lagos"}));
    index.unwatch(promised, "Africa/Lagos");
    index.unwatch(promised, "Africa/Lagos");
    EXPECT_TRUE(index.to_release().empty());
    promised.recipient = Recipient::USERONLY;
    index.watch(promised, "Africa/Lagos");
    EXPECT_TRUE(index.kept().contains(client));
}

TEST(CallbackIndex, ACheckSeesOneThatNobodyWatches) {
    State state = working_desk().state();
    const Callback promised = promised_by_ann();
    state.put(promised);
    CallbackIndex index;
    EXPECT_THAT(broken(index, state), Contains("leads and their callbacks disagree"));
    index.put(promised);
    EXPECT_EQ(broken(index, state), Broken{"the watched callbacks are not those to release"});
    index.watch(promised, state.lead(L(1))->zone);
    EXPECT_THAT(broken(index, state), IsEmpty());
}

TEST(Shelves, ACheckSeesALeadInTheWrongPlace) {
    const State state = working_desk().state();
    Shelves shelves;
    const auto available = [&](const Lead& lead) {
        return LeadPlace{.standing = Standing::available, .key = state.pool_key(lead)};
    };
    for (const auto& [id, lead] : state.leads()) {
        shelves.put(lead, available(lead));
        shelves.put_phone(lead);
    }
    EXPECT_THAT(broken(shelves, state), IsEmpty());
    const Lead& first = *state.lead(L(1));
    shelves.remove(first, available(first));
    EXPECT_THAT(broken(shelves, state), Contains("the pool of list clients is wrong"));
    shelves.put(first, {.standing = Standing::waiting, .wait_end = minutes(5)});
    EXPECT_THAT(broken(shelves, state), Contains("the leads that wait are not those watched"));
    shelves.remove_phone(first);
    EXPECT_THAT(broken(shelves, state), Contains("lead 1 has another's number"));
}

TEST(Shelves, AreClearedOfAllButTheNumbers) {
    const State state = working_desk().state();
    const Lead& lead = *state.lead(L(1));
    Shelves shelves;
    shelves.put(lead, {.standing = Standing::held});
    shelves.put_phone(lead);
    EXPECT_EQ(shelves.counts("clients").held, 1);
    shelves.clear("clients");
    EXPECT_EQ(shelves.counts("clients"), (ListCounts{.list = "clients"}));
    EXPECT_EQ(shelves.lead_with("clients", lead.phone), L(1));
}

}  // namespace
}  // namespace recall::test
