// One person in several lists: RULES.md §13.
#include "tests/core/play.hpp"
#include "tests/core/promised.hpp"
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

constexpr int steps_max = 160;  // half of it on average

// The first three of "clients" stand in "more" too, as L21 to L23; the first in "customers" as L24.
World desk_with_repeats() {
    World world = working_desk();
    EXPECT_EQ(world.when("mia", SaveList{{"more", client, "More clients"}}), yes());
    EXPECT_EQ(world.when("mia", ImportLeads{"more", new_leads(1, 3)}), yes());
    EXPECT_EQ(world.when("mia", ImportLeads{"customers", new_leads(1, 1)}), yes());
    EXPECT_EQ(world.lead(21).phone, world.lead(1).phone);
    EXPECT_EQ(world.lead(24).phone, world.lead(1).phone);
    return world;
}
Standing standing(const World& world, std::uint64_t lead) {
    return world.state().standing(world.lead(lead));
}
void when_desk(World& world, bool one_per_person) {
    Desk desk = world.state().desk();
    desk.one_per_person = one_per_person;
    EXPECT_EQ(world.when("ada", ConfigureDesk{desk}), yes());
}

// L1 is with ann and L21, the same person, with bob, as it was before the desk asked for one.
World desk_with_one_in_two_hands() {
    World world = desk_with_repeats();
    when_desk(world, false);
    check(world, R"(
        assign L1 of clients to ann -> LeadsAssigned L1 to ann
        assign L21 of more to bob   -> LeadsAssigned L21 to bob
    )");
    return world;
}

// "Two of us rang the same woman within five minutes: she is in both lists."
TEST(OnePerson, IsInOnePairOfHandsAtATime) {
    World world = desk_with_repeats();
    check(world, R"(
        assign L1 of clients to ann  -> LeadsAssigned L1 to ann
        assign L21 of more to bob    -> lead_elsewhere
        assign 3 of more to bob      -> not_enough_leads
        reassign L21 to bob          -> lead_elsewhere
        reassign L2,L22 to bob       -> lead_elsewhere
        assign L24 of customers to cid -> LeadsAssigned L24 to cid   // Another kind of work.
    )");
    EXPECT_EQ(world.state().counts("more").available, 2);
    EXPECT_EQ(world.state().counts("more").elsewhere, 1);
    EXPECT_EQ(standing(world, 21), Standing::elsewhere);
    check(world, "takeback A1 -> RecycleStarted R1, AssignmentsRecycled A1, RecycleFinished R1");
    EXPECT_TRUE(world.last_changes().list_counts.contains("more")) << "managers see it at once";
    EXPECT_EQ(standing(world, 21), Standing::available);
    check(world, "assign 3 of more to bob -> LeadsAssigned L21 L22 L23 to bob");
    EXPECT_EQ(world.state().counts("clients").elsewhere, 3);
}

TEST(OnePerson, WhoIsPromisedACallIsNotDialledFromAnotherList) {
    World world = desk_with_repeats();
    check(world, "assign L1,L2 of clients to ann -> LeadsAssigned L1 L2 to ann");
    EXPECT_EQ(world.when("ann", promise(A(1), in_an_hour)), yes());
    EXPECT_EQ(standing(world, 21), Standing::elsewhere);
    world.now = in_an_hour;
    EXPECT_EQ(world.when(clock_name, ReleaseCallback{B(1)}), yes());
    EXPECT_EQ(standing(world, 1), Standing::available) << "the promise itself is dialled";
    EXPECT_EQ(standing(world, 21), Standing::elsewhere);
    EXPECT_EQ(world.when("bob", TakeNext{client}), yes());
    EXPECT_EQ(world.assignment(3).lead, L(1));
    check(world, R"(
        complete A3 NI by bob at 61m -> CallCompleted A3 NI 1h1m..1h1m, CallbackEnded B1 called
    )");
    EXPECT_EQ(standing(world, 21), Standing::available);
}

TEST(OnePerson, IsPromisedOneCall) {
    World world = desk_with_one_in_two_hands();
    when_desk(world, true);
    EXPECT_EQ(world.when("ann", promise(A(1), in_an_hour)), yes());
    EXPECT_EQ(world.when("bob", promise(A(2), minutes(120))), yes());
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ARCHIVE);
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::replaced);
    EXPECT_EQ(world.state().callback_of(L(21))->callback_time, minutes(120));
    EXPECT_EQ(standing(world, 1), Standing::elsewhere) << "and not rung before that";
    EXPECT_TRUE(audit(world.state()).empty());
}

// Two promises of before: neither waits for the other for ever.
TEST(OnePerson, TwoPromisesOfBeforeAreKeptOneAfterTheOther) {
    World world = desk_with_one_in_two_hands();
    EXPECT_EQ(world.when("ann", promise(A(1), in_an_hour)), yes());
    EXPECT_EQ(world.when("bob", promise(A(2), in_an_hour)), yes());
    when_desk(world, true);
    world.now = in_an_hour;
    EXPECT_EQ(world.when(clock_name, ReleaseCallbacks{{B(1), B(2)}}), yes());
    EXPECT_EQ(standing(world, 1), Standing::available);
    EXPECT_EQ(standing(world, 21), Standing::available);
    EXPECT_EQ(world.when("cid", TakeNext{client}), yes());
    EXPECT_EQ(standing(world, 21), Standing::elsewhere) << "while she talks to somebody";
    EXPECT_EQ(world.when("bob", TakeCallback{B(2)}), no(Reason::lead_elsewhere));
    EXPECT_TRUE(audit(world.state()).empty());
}

TEST(OnePerson, IsAnotherOneOnceTheNumberIsCorrected) {
    World world = desk_with_repeats();
    check(world, "assign L1 of clients to ann -> LeadsAssigned L1 to ann");
    EXPECT_EQ(standing(world, 21), Standing::elsewhere);
    EditLead edit;
    edit.lead = L(1);
    edit.phone = {2348099999999U};
    edit.name = "Amaka";
    EXPECT_EQ(world.when("mia", edit), yes());
    EXPECT_EQ(standing(world, 21), Standing::available);
    EXPECT_TRUE(world.last_changes().list_counts.contains("more"));
    edit.lead = L(22);
    EXPECT_EQ(world.when("mia", edit), yes());
    EXPECT_EQ(standing(world, 22), Standing::elsewhere);
    EXPECT_TRUE(audit(world.state()).empty());
}

TEST(OnePerson, IsTheDesksWish) {
    World world = desk_with_repeats();
    check(world, "assign L1 of clients to ann -> LeadsAssigned L1 to ann");
    when_desk(world, false);
    EXPECT_TRUE(world.last_changes().list_counts.contains("more"));
    EXPECT_EQ(world.state().counts("more").available, 3);
    when_desk(world, true);
    EXPECT_EQ(world.state().counts("more").available, 2);
    EXPECT_TRUE(audit(world.state()).empty());
}

TEST(OnePerson, IsGivenOnceByAStandingPlan) {
    World world = desk_with_repeats();
    world.clocks = &lagos_and_utc;
    EXPECT_EQ(world.when("mia", PlanNumbers{client, 0}), yes());
    EXPECT_EQ(world.when(clock_name, GivePlanned{client}), yes());
    std::map<Phone, int> given;
    for (const auto& [id, held] : world.state().assignments()) {
        if (++given[world.lead(held.lead.value).phone] > 1) ADD_FAILURE() << id.value;
    }
    EXPECT_EQ(given.size(), 10u) << "each of the ten once";
    const State& state = world.state();
    EXPECT_EQ(state.counts("clients").elsewhere + state.counts("more").elsewhere, 3);
}

// Whoever is in somebody's hands, or promised a call, is given to nobody by another list.
TEST(Laws, NobodyIsGivenOutTwice) {
    int kept_apart = 0;
    EXPECT_EQ(counterexample(200, [&kept_apart] {
        play(random_steps(steps_max), [&kept_apart](const Step& step) {
            const State& before = step.before.state();
            for (const auto& [id, lead] : before.leads()) {
                if (before.standing(lead) == Standing::elsewhere) ++kept_apart;
            }
            if (std::holds_alternative<HandOn>(step.wish.command)) return;
            if (!before.desk().one_per_person) return;
            for (const auto& [id, held] : step.after.state().assignments()) {
                if (before.assignment(id)) continue;
                const Lead& lead = step.after.lead(held.lead.value);
                for (const LeadId other : step.after.state().same_person(lead)) {
                    RC_ASSERT(!step.after.state().assignment_of(other));
                }
            }
        });
    }), "");
    EXPECT_GT(kept_apart, 100) << "the law was never put to the test";
}

}  // namespace
}  // namespace recall::test
