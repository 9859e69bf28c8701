// Numbers enter a list.
#include "tests/core/given.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

Verdict import_one(void (*change)(NewLead&)) {
    World world = working_desk();
    NewLead lead = new_lead(500);
    change(lead);
    return world.when("mia", ImportLeads{"clients", {lead}});
}

TEST(ImportLeads, GivesIdentitiesInTheOrderOfTheFile) {
    World world = working_desk();
    world.when("mia", ImportLeads{"clients", new_leads(501, 3)});
    for (std::uint64_t i = 0; i < 3; ++i) {
        const Lead& lead = world.lead(21 + i);
        EXPECT_EQ(lead.phone, new_lead(501 + i).phone);
        EXPECT_EQ(lead.name, new_lead(501 + i).name);
        EXPECT_EQ(lead.zone, "Africa/Lagos");
        EXPECT_EQ(lead.columns, new_lead(0).columns);
        EXPECT_EQ(lead.status, status_new);
        EXPECT_EQ(lead.list, "clients");
    }
    EXPECT_EQ(world.state().counts("clients").available, 13);
    EXPECT_EQ(world.state().counters().next_lead, L(24));
}

TEST(ImportLeads, ANumberIsOnceInAList) {
    World world = working_desk();
    std::vector<NewLead> file = new_leads(9, 4);  // 9 and 10 are there already
    file.push_back(new_lead(12));                 // and 12 is twice in the file
    const Verdict verdict = world.when("mia", ImportLeads{"clients", file});
    EXPECT_EQ(std::get<LeadsImported>(verdict.events.at(1)).count, 2);
    EXPECT_EQ(world.state().counts("clients").total, 12);
    EXPECT_TRUE(world.when("mia", ImportLeads{"clients", file}).events.empty());
}

TEST(ImportLeads, TheSameNumberMayBeInAnotherList) {
    World world = working_desk();
    EXPECT_FALSE(world.when("mia", ImportLeads{"customers", new_leads(1, 10)}).events.empty());
    EXPECT_EQ(world.state().counts("customers").total, 20);
}

TEST(ImportLeads, AnEmptyFileDecidesNothing) {
    World world = working_desk();
    EXPECT_TRUE(world.when("mia", ImportLeads{"clients", {}}).events.empty());
}

TEST(ImportLeads, RefusesWhatMakesNoLead) {
    EXPECT_EQ(import_one([](NewLead&) {}), yes());
    EXPECT_EQ(import_one([](NewLead& l) { l.phone = {}; }), no(Reason::phone_missing));
    EXPECT_EQ(import_one([](NewLead& l) { l.name = std::string(name_bytes_max + 1, 'n'); }),
              no(Reason::text_too_long));
    EXPECT_EQ(import_one([](NewLead& l) { l.zone = std::string(name_bytes_max + 1, 'z'); }),
              no(Reason::text_too_long));
    EXPECT_EQ(import_one([](NewLead& l) {
                  l.columns.add("Big", std::string(lead_columns_bytes_max, 'x'));
              }),
              no(Reason::text_too_long));
    EXPECT_EQ(import_one([](NewLead& l) {
                  for (std::size_t i = 0; i < lead_columns_max; ++i) l.columns.add("a", "b");
              }),
              no(Reason::too_many));
}

TEST(ImportLeads, TheRefusalNamesTheRow) {
    World world = working_desk();
    std::vector<NewLead> file = new_leads(500, 3);
    file[2].phone = {};
    const Decision decision = world.ask("mia", ImportLeads{"clients", file});
    EXPECT_EQ(decision.error(), (Rejection{Reason::phone_missing, "", 3}));
    EXPECT_EQ(message_of(decision.error()),
              "No. 3 has no phone number. Give it one, or take it out of the file.");
}

TEST(ImportLeads, NeedsAListAndABoundedFile) {
    World world = working_desk();
    EXPECT_EQ(world.when("mia", ImportLeads{"absent", {}}), no(Reason::list_unknown));
    ImportLeads huge{"clients", {}};
    huge.leads.resize(import_leads_max + 1);
    EXPECT_EQ(world.when("mia", huge), no(Reason::too_many));
}

TEST(ImportLeads, ARecordWithoutPersonalDataGivesBlankLeads) {
    World world = working_desk();
    world.apply_all({LeadsImported{"clients", L(21), 2, {}}});
    EXPECT_FALSE(world.lead(21).phone);
    EXPECT_EQ(world.state().counts("clients").available, 12);
    EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
}

}  // namespace
}  // namespace recall::test
