// A lead's data corrected, its do-not-call mark, and its way back to the pool.
#include "core/numbers.hpp"
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

EditLead corrected(std::uint64_t lead, std::uint64_t number) {
    const NewLead data = new_lead(number);
    return {L(lead), data.phone, data.name, data.zone, data.columns};
}

TEST(EditLead, ChangesTheLeadAndNotItsCalls) {
    World world = desk_with({{"ann", 1}});
    world.when("ann", CompleteCall{A(1), no_answer, "", {}, {}});
    EXPECT_EQ(world.when("mia", corrected(1, 77)), yes());
    EXPECT_EQ(world.lead(1).phone, new_lead(77).phone);
    EXPECT_EQ(world.lead(1).name, "Customer 77");
    EXPECT_EQ(world.lead(1).attempts, 1);
    EXPECT_EQ(world.call(1).name, "Customer 1") << "as it was when it was called";
    EXPECT_TRUE(world.state().has_phone("clients", new_lead(77).phone));
    EXPECT_FALSE(world.state().has_phone("clients", new_lead(1).phone));
    EXPECT_TRUE(world.when("mia", corrected(1, 77)).events.empty()) << "it says so already";
    EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
}

TEST(EditLead, RefusesWhatMakesNoLead) {
    World world = working_desk();
    const auto edit = [&world](void (*change)(EditLead&)) {
        EditLead command = corrected(1, 77);
        change(command);
        return world.ask("mia", command).error().reason;
    };
    EXPECT_EQ(edit([](EditLead& c) { c.lead = L(99); }), Reason::lead_unknown);
    EXPECT_EQ(edit([](EditLead& c) { c.phone = {}; }), Reason::phone_missing);
    EXPECT_EQ(edit([](EditLead& c) { c.phone = new_lead(2).phone; }), Reason::phone_taken);
    EXPECT_EQ(edit([](EditLead& c) { c.name = std::string(name_bytes_max + 1, 'n'); }),
              Reason::text_too_long);
    EXPECT_EQ(edit([](EditLead& c) {
        c.columns.add("Note", std::string(lead_columns_bytes_max + 1, 'n'));
    }), Reason::text_too_long);
    EXPECT_EQ(world.when("mia", corrected(1, 11)), yes()) << "which stands in another list only";
}

TEST(EditLead, GivesAPersonSeveralNumbers) {
    World world = working_desk();
    EditLead edit = corrected(1, 1);
    edit.label = "Mobile";
    edit.further = {{new_lead(61).phone, "Office"}, {new_lead(1).phone, "Again"}};
    EXPECT_EQ(world.when("mia", edit), yes());
    const std::vector<LeadNumber> both{{new_lead(1).phone, "Mobile"},
                                       {new_lead(61).phone, "Office"}};
    EXPECT_EQ(numbers_of(world.lead(1)), both) << "each once";
    EXPECT_FALSE(world.state().has_phone("clients", new_lead(61).phone)) << "the first is the key";
    // As a program says it that knows of one number only.
    EXPECT_EQ(world.when("mia", corrected(1, 62)), yes());
    EXPECT_EQ(phones_of(world.lead(1)), (std::vector{new_lead(62).phone, new_lead(61).phone}));
    edit.further.emplace();
    EXPECT_EQ(world.when("mia", edit), yes());
    EXPECT_FALSE(world.lead(1).numbers);
    edit.further = std::vector<LabelledPhone>(lead_numbers_max, {new_lead(63).phone, ""});
    EXPECT_EQ(world.when("mia", edit), no(Reason::too_many));
    edit.further = {{Phone{}, "Office"}};
    EXPECT_EQ(world.when("mia", edit), no(Reason::phone_missing));
    edit.further = {{new_lead(63).phone, std::string(name_bytes_max + 1, 'n')}};
    EXPECT_EQ(world.when("mia", edit), no(Reason::text_too_long));
    EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
}

TEST(EditLead, RemembersWhoSaidWhereTheCustomerIs) {
    World world = working_desk();
    ImportLeads import{"clients", {new_lead(77)}, "more.csv", {}};
    import.leads[0].zone_from = ZoneFrom::number;
    world.when("mia", import);
    const std::uint64_t id = world.state().counters().next_lead.value - 1;
    EditLead edit = corrected(id, 78);
    world.when("mia", edit);
    EXPECT_EQ(world.lead(id).zone_from, ZoneFrom::number) << "the zone was left as it is";
    edit.zone = "Europe/London";
    world.when("mia", edit);
    EXPECT_EQ(world.lead(id).zone_from, ZoneFrom::person);
    edit.zone = "";
    world.when("mia", edit);
    EXPECT_EQ(world.lead(id).zone_from, ZoneFrom::desk);
}

TEST(EditLead, TellsTheAgentWhoHasTheNumber) {
    World world = desk_with({{"ann", 1}});
    world.when("mia", corrected(1, 77));
    EXPECT_TRUE(world.last_changes().leads.contains(L(1)));
    EXPECT_TRUE(sees(world.state(), *world.state().user("ann"), world.lead(1)));
}

TEST(SetDoNotCall, TakesTheLeadOutOfThePoolAndFromAnAgentWhoHasNotBegun) {
    World world = desk_with({{"ann", 3}});
    check(world, R"(
        claim A2 by ann at 1m -> LeadClaimed A2 until 31m
        mark L1,L2,L9         -> AssignmentWithdrawn A1, DoNotCallSet L1 L2 L9
                            , DoNotCallAdded 3 L1 L2 L9
        mark L1,L2,L9         -> nothing
        assign L9 of clients to bob -> lead_not_available
        complete A2 NA by ann at 2m -> CallCompleted A2 NA 2m..2m
        unmark L1,L3          -> DoNotCallSet off L1, DoNotCallRemoved 1 L1
        assign L1 of clients to bob -> LeadsAssigned L1 to bob
        mark L99              -> lead_unknown
    )");
    EXPECT_EQ(world.assignment(1).stage, Stage::withdrawn);
    EXPECT_EQ(world.tally("ann", Kind::client, first_day).taken_back, 1);
    EXPECT_EQ(world.state().counts("clients").done, 2) << "L2 was called, and L9 never";
    EXPECT_EQ(world.when("mia", SetDoNotCall{}), no(Reason::nothing_chosen));
    const std::vector<LeadId> crowd(assign_leads_max + 1, L(1));
    EXPECT_EQ(world.when("mia", SetDoNotCall{crowd}), no(Reason::too_many));
}

TEST(SetDoNotCall, LeavesACallThatHasBegun) {
    World world = working_desk();
    check(world, R"(
        assign L11,L12 of customers to ann -> LeadsAssigned L11 L12 to ann
        start A1 from 1m by ann at 2m      -> CallStarted A1 1m
        mark L11,L12                       -> AssignmentWithdrawn A2, DoNotCallSet L11 L12
                            , DoNotCallAdded 2 L11 L12
    )");
    EXPECT_TRUE(world.state().assignment(A(1))) << "somebody is talking";
}

TEST(RestoreLeads, BringsWhatIsDoneBackToThePool) {
    World world = desk_with({{"ann", 3}});
    check(world, R"(
        complete A1 SUCCESS by ann at 1m -> CallCompleted A1 SUCCESS 1m..1m
        complete A2 DNC by ann at 2m     -> CallCompleted A2 DNC 2m..2m, DoNotCallAdded 1 L2
        restore L1,L2                    -> lead_do_not_call             // All or nothing.
        restore L3                       -> lead_not_available
        restore L99                      -> lead_unknown
        restore L1,L4,L1                 -> LeadsRestored L1
        restore L1                       -> nothing
        unmark L2                        -> DoNotCallSet off L2, DoNotCallRemoved 1 L2
        restore L2                       -> LeadsRestored L2
    )");
    EXPECT_EQ(world.lead(1).status, status_new);
    EXPECT_EQ(world.lead(1).attempts, 1) << "what was done was done";
    EXPECT_EQ(world.lead(1).last_outcome, success);
    EXPECT_FALSE(world.lead(1).called_since_reset);
    EXPECT_EQ(world.state().counts("clients").available, 9);
    EXPECT_TRUE(world.state().call(C(1)));
}

TEST(RestoreLeads, SaysSoWhereTheCampaignDialsNoNewNumbers) {
    World world = desk_with({{"ann", 1}});
    world.when("ann", CompleteCall{A(1), success, "", {}, {}});
    Campaign campaign = client_campaign();
    campaign.dial_statuses = {no_answer};
    world.when("ada", SaveCampaign{campaign});
    check(world, "restore L1 -> status_not_dialled");
}

}  // namespace
}  // namespace recall::test
