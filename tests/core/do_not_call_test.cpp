// The do-not-call lists of the desk and of campaigns: looked at when numbers are imported, edited,
// assigned, claimed, taken and released, and let go of when their last day is over.
#include "core/callback.hpp"
#include "core/numbers.hpp"
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::test {
namespace {

Phone phone(std::uint64_t number) { return new_lead(number).phone; }

ImportLeads file_of(const ListId& list, std::vector<std::uint64_t> numbers) {
    ImportLeads import{list, {}, "more.csv", {}};
    for (const std::uint64_t number : numbers) import.leads.push_back(new_lead(number));
    return import;
}

void expect_lawful(const World& world) {
    EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
}

TEST(DoNotCall, TakesTheNumberOutOfThePoolAndFromAnAgentWhoHasNotBegun) {
    World world = desk_with({{"ann", 2}});
    check(world, R"(
        claim A2 by ann at 1m        -> LeadClaimed A2 until 31m
        bar P1,P2,P9,P77             -> AssignmentWithdrawn A1, DoNotCallAdded 4 L1 L2 L9
        bar P1                       -> nothing
        assign L9 of clients to bob  -> lead_not_available
        reassign L9 to bob           -> lead_do_not_call
        restore L9                   -> lead_do_not_call
        complete A2 NA by ann at 2m  -> CallCompleted A2 NA 2m..2m    // Somebody was talking.
        unbar P9,P9                  -> DoNotCallRemoved 1 L9
        unbar P9                     -> nothing
        assign L9 of clients to bob  -> LeadsAssigned L9 to bob
    )");
    EXPECT_TRUE(world.lead(2).barred);
    EXPECT_FALSE(world.lead(2).do_not_call) << "nobody marked the lead itself";
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).taken_back, 1);
    expect_lawful(world);
}

// The same person stands in two lists: who asked the one caller is not rung by the other.
TEST(DoNotCall, AnOutcomeHoldsForTheNumberWhereverItStands) {
    World world = working_desk();
    world.when("mia", file_of("customers", {1}));  // L21, who is client L1 too
    check(world, R"(
        assign L1 of clients to ann     -> LeadsAssigned L1 to ann
        assign L21 of customers to bob  -> LeadsAssigned L21 to bob
        complete A1 DNC by ann at 5m    -> CallCompleted A1 DNC 5m..5m, AssignmentWithdrawn A2
                            , DoNotCallAdded 1 L1 L21
        assign L21 of customers to bob  -> lead_not_available
        unmark L1                       -> DoNotCallSet off L1, DoNotCallRemoved 1 L1 L21
        assign L21 of customers to bob  -> LeadsAssigned L21 to bob
    )");
    expect_lawful(world);
}

// A switchboard that must not be called has no extension that may; one extension bars nobody else.
TEST(DoNotCall, ANumberBarsItsExtensionsAndAnExtensionNoOther) {
    World world = working_desk();
    const Phone desk = phone(500);
    ImportLeads import{"clients", {}, "switchboard.csv", {}};
    for (const char* extension : {"", "12", "13"}) {
        NewLead lead = new_lead(500);
        lead.phone.extension = extension_from_text(extension);
        import.leads.push_back(lead);
    }
    world.when("mia", import);
    const std::uint64_t first = world.state().counters().next_lead.value - 3;
    const auto barred = [&] {
        std::vector<bool> all;
        for (std::uint64_t i = 0; i < 3; ++i) all.push_back(world.lead(first + i).barred);
        return all;
    };
    const Phone twelve{desk.digits, extension_from_text("12")};
    world.when("mia", AddDoNotCall{{}, {twelve}, "", {}});
    EXPECT_EQ(barred(), (std::vector{false, true, false}));
    world.when("mia", AddDoNotCall{{}, {desk}, "", {}});
    EXPECT_EQ(barred(), (std::vector{true, true, true}));
    world.when("mia", RemoveDoNotCall{{{{}, desk}}});
    EXPECT_EQ(barred(), (std::vector{false, true, false})) << "it stands on its own line";
    world.when("mia", AddDoNotCall{{}, {desk, Phone{desk.digits, extension_from_text("13")}}, "",
                                   {}});
    world.when("mia", RemoveDoNotCall{{{{}, twelve}}});
    EXPECT_EQ(barred(), (std::vector{true, true, true})) << "the switchboard's line still holds";
    world.when("mia", SetDoNotCall{{L(first + 1)}, false});
    EXPECT_EQ(barred(), (std::vector{false, false, true})) << "13 stands on its own line";
    expect_lawful(world);
}

// Mobile and office of one person: the office does not want to be rung.
TEST(DoNotCall, OneOfSeveralNumbersRestsAndTheLeadOnceNoneIsLeft) {
    World world = working_desk();
    NewLead okafor = new_lead(500);
    okafor.label = "Mobile";
    okafor.further = {{phone(501), "Office"}};
    world.when("mia", ImportLeads{"clients", {okafor, new_lead(501)}, "both.csv", {}});
    const std::uint64_t id = world.state().counters().next_lead.value - 2;
    const auto barred = [&] {
        const std::vector<LeadNumber> numbers = numbers_of(world.lead(id));
        return std::vector{numbers[0].barred, numbers[1].barred, world.lead(id).barred};
    };
    world.when("mia", AddDoNotCall{{}, {phone(501)}, "asked", {}});
    EXPECT_EQ(barred(), (std::vector{false, true, false}));
    EXPECT_TRUE(world.lead(id + 1).barred) << "whose only number it is";
    EXPECT_EQ(phone_to_call(world.lead(id)), phone(500));
    world.when("mia", AddDoNotCall{client, {phone(500)}, "", {}});
    EXPECT_EQ(barred(), (std::vector{true, true, true}));
    world.when("mia", RemoveDoNotCall{{{{}, phone(501)}}});
    EXPECT_EQ(barred(), (std::vector{true, false, false}));
    EXPECT_EQ(phone_to_call(world.lead(id)), phone(501)) << "the first that may be called";
    world.when("mia", SetDoNotCall{{L(id)}, false});
    EXPECT_EQ(barred(), (std::vector{false, false, false}));
    expect_lawful(world);
}

TEST(DoNotCall, TheOutcomeBarsAllNumbersOfThePerson) {
    World world = working_desk();
    NewLead okafor = new_lead(500);
    okafor.further = {{phone(501), "Office"}, {phone(502), "Home"}};
    world.when("mia", ImportLeads{"clients", {okafor}, "one.csv", {}});
    const LeadId id{world.state().counters().next_lead.value - 1};
    world.when("mia", ReassignLeads{{id}, "ann"});
    world.when("ann", CompleteCall{A(1), Code("DNC"), "", {}, {}});
    for (const std::uint64_t number : {500U, 501U, 502U}) {
        EXPECT_TRUE(world.state().do_not_call({{}, phone(number)})) << number;
    }
    world.when("mia", SetDoNotCall{{id}, false});
    EXPECT_TRUE(world.state().do_not_calls().empty());
    expect_lawful(world);
}

TEST(DoNotCall, AnOutcomeNamesItselfAsTheReasonAndHoldsForGood) {
    World world = desk_with({{"ann", 2}});
    world.when("mia", AddDoNotCall{{}, {phone(1)}, "asked us to", first_day});
    world.when("mia", AddDoNotCall{{}, {phone(2)}, "asked us to", {}});
    world.when("mia", Recycle{});
    check(world, R"(
        complete A1 DNC by ann at 5m -> CallCompleted A1 DNC 5m..5m late, DoNotCallAdded 1
        complete A2 DNC by ann at 6m -> CallCompleted A2 DNC 6m..6m late
    )");
    const DoNotCall& line = *world.state().do_not_call({{}, phone(1)});
    EXPECT_EQ(line.reason, "Do not call");
    EXPECT_EQ(line.added_by, "ann");
    EXPECT_FALSE(line.expires) << "it was to end by itself";
    EXPECT_EQ(world.state().do_not_call({{}, phone(2)})->reason, "asked us to");
    expect_lawful(world);
}

TEST(DoNotCall, ALeadThatMayBeCalledAgainStandsOnNoListThatHoldsIt) {
    World world = working_desk();
    check(world, R"(
        bar P1 in client   -> DoNotCallAdded 1 L1
        bar P1 in customer -> DoNotCallAdded 1
        mark L1            -> DoNotCallSet L1, DoNotCallAdded 1
        unmark L1          -> DoNotCallSet off L1, DoNotCallRemoved 2 L1
        assign L1 of clients to ann -> LeadsAssigned L1 to ann
        bar P2             -> DoNotCallAdded 1 L2
        unmark L2          -> DoNotCallRemoved 1 L2      // Nobody had marked the lead itself.
    )");
    EXPECT_TRUE(world.state().do_not_call({customer, phone(1)})) << "no concern of this lead's";
    expect_lawful(world);
}

TEST(DoNotCall, ACampaignsListIsItsOwn) {
    World world = working_desk();
    world.when("mia", file_of("customers", {1}));  // L21, who is client L1 too
    check(world, R"(
        bar P1 in customer            -> DoNotCallAdded 1 L21
        assign L1 of clients to ann   -> LeadsAssigned L1 to ann
        bar P1                        -> AssignmentWithdrawn A1, DoNotCallAdded 1 L1
        unbar P1                      -> DoNotCallRemoved 1 L1
        bar P1 in client              -> DoNotCallAdded 1 L1
        bar P1                        -> DoNotCallAdded 1
        unbar P1 in client            -> DoNotCallRemoved 1
        unbar P1 in customer          -> DoNotCallRemoved 1
        unbar P1                      -> DoNotCallRemoved 1 L1 L21
    )");
    expect_lawful(world);
}

TEST(DoNotCall, IsLookedAtWhenNumbersAreImportedAndEdited) {
    World world = working_desk();
    check(world, "bar P55 in client -> DoNotCallAdded 1");
    world.when("mia", file_of("clients", {54, 55, 56}));
    EXPECT_FALSE(world.lead(21).barred);
    EXPECT_TRUE(world.lead(22).barred) << "it is kept, and not called";
    EXPECT_EQ(world.state().counts("clients").done, 1);
    check(world, "assign L21 of clients to ann -> LeadsAssigned L21 to ann");
    const NewLead data = new_lead(55);
    world.when("mia", EditLead{L(22), phone(57), data.name, data.zone, data.columns});
    EXPECT_FALSE(world.lead(22).barred) << "it was another's number";
    world.when("mia", EditLead{L(21), phone(55), data.name, data.zone, data.columns});
    EXPECT_TRUE(world.lead(21).barred);
    EXPECT_EQ(world.assignment(1).stage, Stage::withdrawn);
    expect_lawful(world);
}

TEST(DoNotCall, IsLookedAtWhenANumberIsClaimedAgain) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        claim A1 by ann at 1m            -> LeadClaimed A1 until 31m
        start A1 from 2m by ann at 2m    -> CallStarted A1 2m
        bar P1                           -> DoNotCallAdded 1 L1
        release A1 by ann at 3m          -> ClaimReleased A1
        claim A1 by ann at 4m            -> lead_do_not_call
    )");
    expect_lawful(world);
}

TEST(DoNotCall, EndsAPromiseAtOnce) {
    World world = desk_with({{"ann", 1}});
    CompleteCall promise{A(1), call_back, "", {}, {}};
    promise.callback = NewCallback{.time = minutes(60), .recipient = Recipient::ANYONE};
    EXPECT_EQ(world.when("ann", promise), yes());
    check(world, R"(
        bar P1   -> DoNotCallAdded 1 L1, CallbackEnded B1 do_not_call
        unbar P1 -> DoNotCallRemoved 1 L1
    )");
    EXPECT_EQ(how_kept(world.callback(1), minutes(600)), Kept::withdrawn) << "nobody missed it";
    EXPECT_EQ(world.lead(1).status, status_callback_ended) << "off the list, nothing is restored";
    expect_lawful(world);
}

TEST(DoNotCall, ReachesAnAgentWhoHasTheNumberOnTheScreen) {
    World world = desk_with({{"ann", 1}});
    check(world, R"(
        claim A1 by ann at 1m         -> LeadClaimed A1 until 31m
        mark L1                       -> DoNotCallSet L1, DoNotCallAdded 1 L1
        start A1 by ann from 2m at 2m -> lead_do_not_call
    )");
    CompleteCall promise{A(1), call_back, "", {}, {}};
    promise.callback = NewCallback{.time = minutes(60), .recipient = Recipient::ANYONE};
    EXPECT_EQ(world.when("ann", promise), no(Reason::lead_do_not_call));
    // What was agreed offline, before anybody knew, is kept with its reason, and rings nobody.
    promise.ended_at = minutes(3);
    world.now = minutes(20);
    EXPECT_EQ(world.when("ann", promise), yes());
    EXPECT_EQ(world.callback(1).ended, CallbackEnd::do_not_call);
    EXPECT_EQ(world.callback(1).status, CallbackStatus::ARCHIVE);
    expect_lawful(world);
}

TEST(DoNotCall, HoldsUntilItsLastDayIsOver) {
    World world = working_desk();
    world.when("mia", AddDoNotCall{{}, {phone(1)}, "", first_day});
    world.when("mia", AddDoNotCall{{}, {phone(2)}, "", next(first_day)});
    world.when("mia", AddDoNotCall{{}, {phone(3)}, "", {}});
    EXPECT_TRUE(world.when(clock_name, EndDoNotCall{}).events.empty());
    EXPECT_TRUE(due(world.state(), start, first_day, 9).empty());
    const auto next_day = due(world.state(), start, next(first_day), 9);
    EXPECT_TRUE(std::any_of(next_day.begin(), next_day.end(), [](const Command& command) {
        return std::holds_alternative<EndDoNotCall>(command);
    }));
    world.now = start + day_ms;
    check(world, R"(
        expire -> DoNotCallRemoved 1 L1
        expire -> nothing
    )");
    EXPECT_FALSE(world.lead(1).barred);
    EXPECT_TRUE(world.lead(2).barred);
    // A new reason or day takes the place of the old one.
    world.when("mia", AddDoNotCall{{}, {phone(2)}, "She asked again", {}});
    EXPECT_EQ(world.state().do_not_call({{}, phone(2)})->reason, "She asked again");
    EXPECT_TRUE(world.state().do_not_calls_by_expiry().empty());
    expect_lawful(world);
}

TEST(DoNotCall, RefusesWhatMakesNoList) {
    World world = working_desk();
    const auto add = [&world](AddDoNotCall command) {
        const Decision decision = world.ask("mia", std::move(command));
        return decision ? Reason::not_allowed : decision.error().reason;
    };
    EXPECT_EQ(add({{}, {}, "", {}}), Reason::nothing_chosen);
    EXPECT_EQ(add({{}, {phone(1), Phone{}}, "", {}}), Reason::phone_missing);
    EXPECT_EQ(add({Code("absent"), {phone(1)}, "", {}}), Reason::campaign_unknown);
    EXPECT_EQ(add({{}, {phone(1)}, "", previous(first_day)}), Reason::last_day_past);
    EXPECT_EQ(add({{}, {phone(1)}, std::string(name_bytes_max + 1, 'r'), {}}),
              Reason::text_too_long);
    const std::vector<Phone> crowd(do_not_call_phones_max + 1, phone(1));
    EXPECT_EQ(add({{}, crowd, "", {}}), Reason::too_many);
    EXPECT_EQ(world.ask("mia", RemoveDoNotCall{}).error().reason, Reason::nothing_chosen);
}

}  // namespace
}  // namespace recall::test
