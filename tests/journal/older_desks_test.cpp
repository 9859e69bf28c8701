// Desks that an older Recall wrote are opened, and lose nothing by it.
#include "tests/journal/older_files.hpp"
#include "tests/journal/worked_desk.hpp"

#include "journal/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recall {

namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string sums(const std::string& folder) {
    return raw_text(folder, "SELECT agent, campaign, outcome, calls FROM call_sums") +
           raw_text(folder, "SELECT agent, campaign, outcome, calls, seconds, late "
                            "FROM call_day_sums") +
           raw_text(folder, "SELECT agent, campaign, assigned, called FROM assignment_day_sums");
}

TEST(OlderDesk, ACallIsFoundByItsTextAlsoInAFileFromBeforeTheIndex) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    back_to_version(folder.path(), 3);
    const auto journal = open_desk(folder.path());
    EXPECT_EQ(indexed(folder.path(), "blu"), "1\n");
    const auto reader = std::move(journal->reader()).value();
    CallFilter filter;
    filter.archived_only = false;
    for (const std::string text :
         {"the BLUE", "2348012345678", "Ngozi", "blue one", "0801 234 5678"}) {
        filter.text = text;
        EXPECT_EQ(reader->calls(filter, {}).value().total, 1) << text;
    }
    // The letters are all there, and in no such word.
    filter.text = "bluethe";
    EXPECT_EQ(reader->calls(filter, {}).value().total, 0);
    filter.text = "\"%_";
    EXPECT_EQ(reader->calls(filter, {}).value().total, 0);
}

TEST(OlderDesk, WhatItHandedOnIsCountedAsAssignedNoMore) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    const std::string before = sums(folder.path());
    back_to_version(folder.path(), 16);
    ASSERT_NE(sums(folder.path()), before);
    const auto journal = open_desk(folder.path());
    EXPECT_EQ(sums(folder.path()), before);
}

TEST(OlderDesk, ALeadIsFoundAlsoInAFileFromBeforeTheIndexAndNotOnceItIsErased) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    back_to_version(folder.path(), 11);
    const auto journal = open_desk(folder.path());
    const auto reader = std::move(journal->reader()).value();
    LeadFilter filter;
    const auto found = [&](const std::string& text) {
        filter.text = text;
        return reader->leads(filter, {}).value().total;
    };
    const std::int64_t all = found("");
    EXPECT_EQ(found("+234 801 234"), all);
    EXPECT_EQ(found("0801234"), all);
    const std::int64_t named = found("ngozi");
    EXPECT_GT(named, 0);
    raw_sql(folder.path(), "UPDATE leads SET name = '', columns = '[]' WHERE id = 1");
    EXPECT_EQ(found("ngozi"), named - 1);
    raw_sql(folder.path(), "INSERT INTO leads_text (leads_text) VALUES ('integrity-check')");
}

TEST(OlderDesk, ADeskFromBeforeThereWereSeveralNumbersOpensAndTakesThem) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    back_to_version(folder.path(), 13);
    open_desk(folder.path());
    EXPECT_EQ(raw_text(folder.path(), "SELECT count(*) FROM leads WHERE numbers IS NOT NULL"),
              "0\n");
    raw_sql(folder.path(),
            "UPDATE leads SET numbers = '[{\"phone\":\"+2348012345678\",\"label\":\"\"},"
            "{\"phone\":\"+23412345678\",\"label\":\"Office\"}]' WHERE id = 1");
    const auto journal = open_desk(folder.path());
    const auto reader = std::move(journal->reader()).value();
    LeadFilter filter;
    filter.text = "+234 1 234 5678";
    EXPECT_EQ(reader->leads(filter, {}).value().total, 1);
    raw_sql(folder.path(), "INSERT INTO leads_text (leads_text) VALUES ('integrity-check')");
}

TEST(OlderDesk, LeadsOfADeskFromBeforeGetTheZoneOfTheirNumber) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    raw_sql(folder.path(), "UPDATE leads SET zone = ''; UPDATE leads SET zone = 'Europe/Rome' "
                           "WHERE id = 2; UPDATE leads SET phone = '+18003569377' WHERE id = 3");
    back_to_version(folder.path(), 12);
    open_desk(folder.path());
    EXPECT_EQ(raw_text(folder.path(), "SELECT zone, zone_from FROM leads WHERE id <= 3"),
              "Africa/Lagos|number\nEurope/Rome|column\n|desk\n");
}

TEST(OlderDesk, CallsAndAssignmentsAreSummedAlsoInAFileFromBeforeTheSums) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    const std::string before = sums(folder.path());
    EXPECT_THAT(before, StartsWith("ann|client|SUCCESS|1\nann|client|SUCCESS|1|"));
    back_to_version(folder.path(), 7);
    ASSERT_TRUE(open_desk(folder.path()));
    EXPECT_EQ(sums(folder.path()), before);
    raw_sql(folder.path(), "UPDATE completed_calls SET agent = 'bob', outcome = 'NA';"
                           "UPDATE assignments SET agent = 'bob'");
    EXPECT_THAT(verify(folder.path()).value().problems,
                Not(Contains(HasSubstr("does not sum up"))));
    raw_sql(folder.path(), "DELETE FROM completed_calls; DELETE FROM assignments");
    for (const std::string table : {"call_sums", "call_day_sums", "assignment_day_sums"}) {
        const std::string first = table == "assignment_day_sums" ? "assigned" : "calls";
        EXPECT_EQ(raw_text(folder.path(), "SELECT sum(" + first + ") FROM " + table), "0\n");
    }
}

TEST(OlderDesk, AFileFromBeforeImportsKnowsWhichLeadsWereAssigned) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    back_to_version(folder.path(), 1);
    const auto journal = open_desk(folder.path());
    DeskAtWork desk(*journal);
    EXPECT_TRUE(desk.state().lead({1})->was_assigned);
    EXPECT_FALSE(desk.state().lead({3})->was_assigned);
    EXPECT_TRUE(desk.state().imports().empty());
    NewLead lead;
    lead.phone = Phone{2348099999999};
    desk.do_it(max, ImportLeads{clients, {lead}, "new.csv", {}});
    EXPECT_EQ(raw_text(folder.path(), "SELECT id, file, count, first FROM imports"),
              "1|new.csv|1|13\n");
}

TEST(OlderDesk, BringsAFileFromBeforeCallbacksUpToDate) {
    const TemporaryFolder folder;
    const std::string before = worked_desk(folder.path());
    back_to_version(folder.path(), 2);
    const auto journal = open_desk(folder.path());
    EXPECT_EQ(everything(journal->load().value().state), before);
}

TEST(OlderDesk, BringsAFileFromBeforeTheHopperUpToDate) {
    const TemporaryFolder folder;
    const std::string before = worked_desk(folder.path());
    back_to_version(folder.path(), 3);
    const auto journal = open_desk(folder.path());
    EXPECT_EQ(everything(journal->load().value().state), before);
}

}  // namespace

}  // namespace recall
