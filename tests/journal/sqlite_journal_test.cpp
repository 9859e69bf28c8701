// What only a journal in a file has: it outlives the process, it can be locked, older, newer or
// damaged, and people query it.
#include "tests/journal/desk_at_work.hpp"
#include "tests/journal/fault_disk.hpp"
#include "tests/journal/raw_sql.hpp"
#include "tests/journal/worked_desk.hpp"

#include "core/lookup.hpp"
#include "journal/sqlite_journal.hpp"
#include "journal/tables.hpp"
#include "journal/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

namespace recall {

namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string code_of_opening(const std::string& folder) {
    const auto journal = SqliteJournal::open(folder);
    if (journal) return "";
    EXPECT_GT(journal.error().message.size(), 40u);
    return journal.error().code;
}

// So many calls like the first one, archived, with it.
void repeat_first_call(const std::string& folder, int calls) {
    raw_sql(folder,
            "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                std::to_string(calls) +
                ") INSERT INTO completed_calls SELECT i, assignment, lead, list, campaign, kind, "
                "agent, day, started_at, completed_at, received_at, outcome, notes, phone, name, "
                "zone, columns, late, 1, 0, '', 0, '' FROM completed_calls, n WHERE id = 1");
}

TEST(SqliteJournal, WhatIsErasedFromACallCannotBeFoundByItAnyMore) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    EXPECT_EQ(indexed(folder.path(), "blu"), "1\n");
    raw_sql(folder.path(), "UPDATE completed_calls SET notes = '', name = ''");
    EXPECT_EQ(indexed(folder.path(), "blu"), "0\n");
    EXPECT_EQ(indexed(folder.path(), "№234"), "1\n");
    raw_sql(folder.path(), "DELETE FROM completed_calls");
    EXPECT_EQ(indexed(folder.path(), "№234"), "0\n");
    raw_sql(folder.path(), "INSERT INTO completed_calls_text (completed_calls_text) "
                           "VALUES ('integrity-check')");
}

// As where another Recall, for which other letters were alike, wrote it.
TEST(SqliteJournal, WordsThatAnotherRecallMadeAreMadeAnew) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    raw_sql(folder.path(), "UPDATE text_indexes SET made_by = 'another';"
                           "INSERT INTO leads_text (leads_text) VALUES ('delete-all')");
    const auto journal = open_desk(folder.path());
    const auto reader = std::move(journal->reader()).value();
    LeadFilter filter;
    filter.text = "ngozi";
    EXPECT_GT(reader->leads(filter, {}).value().total, 0);
    EXPECT_EQ(raw_text(folder.path(), "SELECT made_by FROM text_indexes"),
              findable_version() + "\n");
}

TEST(SqliteJournal, ATextInManyCallsIsCountedSoFarOnlyUnlessAllAreAskedFor) {
    const TemporaryFolder folder;
    const std::unique_ptr<SqliteJournal> journal = open_desk(folder.path());
    DeskAtWork desk(*journal);
    desk.set_up();
    desk.complete_one();
    repeat_first_call(folder.path(), 10'500);
    const auto reader = std::move(journal->reader()).value();
    CallFilter filter;
    filter.text = "blue";
    const auto page = reader->calls(filter, {.page = 25, .size = 50}).value();
    EXPECT_EQ(page.total, calls_counted_max);
    EXPECT_TRUE(page.more);
    EXPECT_EQ(page.items.size(), 50u);
    PageRequest all{.page = 1, .size = 50};
    all.count_all = true;
    EXPECT_EQ(reader->calls(filter, all).value().total, 10'499);
    EXPECT_FALSE(reader->calls(filter, all).value().more);
    filter.order = CallOrder::name;
    EXPECT_EQ(reader->calls(filter, {}).value().items.size(), 50u);
}

// Read from the end, the last page is what it is read from the beginning.
TEST(SqliteJournal, ALastPageOfManyIsTheEndOfThem) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    const auto journal = open_desk(folder.path());
    repeat_first_call(folder.path(), 25'030);
    const auto reader = std::move(journal->reader()).value();
    for (const bool descending : {false, true}) {
        CallFilter filter;
        filter.archived_only = false;
        filter.descending = descending;
        const auto page = reader->calls(filter, {.page = 501, .size = 50}).value();
        EXPECT_EQ(page.total, 25'030);
        std::vector<std::uint64_t> ids;
        for (const CompletedCall& call : page.items) ids.push_back(call.id.value);
        ASSERT_EQ(ids.size(), 30u);
        EXPECT_EQ(ids.front(), descending ? 30u : 25'001u);
        EXPECT_EQ(ids.back(), descending ? 1u : 25'030u);
        // A total from before says no more than that there is such a page.
        PageRequest later{.page = 501, .size = 50};
        later.total = 25'020;
        EXPECT_EQ(reader->calls(filter, later).value().items, page.items);
        EXPECT_TRUE(reader->calls(filter, {.page = 502, .size = 50}).value().items.empty());
    }
}

TEST(SqliteJournal, OutlivesItsProcess) {
    const TemporaryFolder folder;
    const std::string before = worked_desk(folder.path());
    const auto journal = open_desk(folder.path());
    DeskAtWork desk(*journal);
    EXPECT_EQ(everything(desk.state()), before);
    desk.close_day();
    EXPECT_EQ(everything(journal->load().value().state), everything(desk.state()));
}

TEST(SqliteJournal, MakesTheFolderForItsOwnerOnly) {
    const TemporaryFolder folder;
    const std::string inner = folder.path() + "/data/desk";
    EXPECT_EQ(code_of_opening(inner), "");
    EXPECT_EQ(std::filesystem::status(inner).permissions(), std::filesystem::perms::owner_all);
}

TEST(SqliteJournal, BelongsToOneRelay) {
    const TemporaryFolder folder;
    {
        const auto first = open_desk(folder.path());
        const auto second = SqliteJournal::open(folder.path());
        ASSERT_FALSE(bool(second));
        EXPECT_EQ(second.error().code, "locked");
        EXPECT_THAT(second.error().message, HasSubstr("already running on the folder"));
    }
    EXPECT_EQ(code_of_opening(folder.path()), "");
}

TEST(SqliteJournal, SaysWhereItCannotWrite) {
    const TemporaryFolder folder;
    std::ofstream(folder.path() + "/file") << "no folder";
    EXPECT_EQ(code_of_opening(folder.path() + "/file/desk"), "read_only");
}

TEST(SqliteJournal, RefusesAFileOfANewerVersion) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    raw_sql(folder.path(), "PRAGMA user_version = 99");
    EXPECT_EQ(code_of_opening(folder.path()), "newer_version");
    EXPECT_EQ(open_reader(folder.path()).error().code, "newer_version");
}

TEST(SqliteJournal, RefusesADamagedFileAndAForeignOne) {
    const TemporaryFolder folder;
    std::ofstream(desk_file(folder.path())) << std::string(8192, 'x');
    EXPECT_EQ(code_of_opening(folder.path()), "damaged");
    const TemporaryFolder other;
    raw_sql(other.path(), "CREATE TABLE holidays (day TEXT)");
    EXPECT_EQ(code_of_opening(other.path()), "damaged");
    EXPECT_EQ(raw_text(other.path(), "SELECT name FROM sqlite_schema"), "holidays\n");
}

TEST(SqliteJournal, SaysWhichValueCannotBeRead) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    raw_sql(folder.path(), "UPDATE campaigns SET kind = 'colour'");
    const auto loaded = open_desk(folder.path())->load();
    ASSERT_FALSE(bool(loaded));
    EXPECT_EQ(loaded.error().code, "damaged");
    EXPECT_THAT(loaded.error().message, HasSubstr("table campaigns: a value of column kind"));
}

TEST(SqliteJournal, WaitsForNoReader) {
    const TemporaryFolder folder;
    const auto journal = open_desk(folder.path());
    DeskAtWork desk(*journal);
    desk.set_up();
    const auto reader = std::move(journal->reader()).value();
    std::atomic<bool> done = false;
    std::thread reading([&] {
        while (!done) {
            const auto page = reader->records({}, {1, 1});
            ASSERT_TRUE(bool(page));
            ASSERT_EQ(page.value().items.at(0).seq, page.value().total);
        }
    });
    for (int i = 0; i < 100; ++i) {
        desk.do_it(ann, ClaimLead{{1}});
        desk.do_it(ann, ReleaseClaim{{1}});
    }
    done = true;
    reading.join();
}

TEST(SqliteJournal, AFailedLookUpFailsTheNextCommitOnce) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    raw_sql(folder.path(),
            "UPDATE records SET events = '[{\"type\":\"MoonLanded\"}]' WHERE seq = 3");
    const auto journal = open_desk(folder.path());
    const auto loaded = journal->load();
    EXPECT_FALSE(journal->record_of({operator_name, "tab"}, 3));
    const auto error = journal->commit({{}, loaded.value().state, {}});
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, "damaged");
    EXPECT_THAT(error->message, HasSubstr("MoonLanded"));
    EXPECT_FALSE(journal->commit({{}, loaded.value().state, {}}));
    EXPECT_TRUE(journal->record_of({operator_name, "tab"}, 2));
}

// ---- What people query

TEST(SqliteJournal, KeepsPersonalDataOutOfItsRecords) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    {
        const auto journal = open_desk(folder.path());
        DeskAtWork desk(*journal);
        desk.do_it(ann, CompleteCall{{2}, no_answer, secret_note, {}, {}});
        desk.close_day();
    }
    std::string records;
    for (const char* column : {"user", "client", "command", "rejection", "events"}) {
        records += raw_text(folder.path(), std::string("SELECT ") + column + " FROM records");
    }
    EXPECT_THAT(records, HasSubstr("CallCompleted"));
    for (const std::string& secret :
         {secret_name, secret_column, secret_note, secret_digits, secret_agent}) {
        EXPECT_THAT(records, Not(HasSubstr(secret)));
        // And they do stand in rows.
        EXPECT_NE(raw_text(folder.path(),
                           "SELECT count(*) FROM completed_calls, users WHERE '" + secret +
                               "' IN (completed_calls.name, notes, ltrim(phone, '+'), users.name, "
                               "json_extract(columns, '$[0][1]'))"),
                  "0\n");
    }
}

TEST(SqliteJournal, HasTheNamesOfTheCallCompletionDocument) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    EXPECT_EQ(raw_text(folder.path(), "SELECT count(*) FROM clients"), "6\n");
    EXPECT_EQ(raw_text(folder.path(), "SELECT count(*) FROM customers"), "6\n");
    EXPECT_EQ(raw_text(folder.path(), "SELECT type, agent, outcome, notes, archived, "
                                      "length(completed) FROM completedCalls"),
              "client|ann|SUCCESS|" + secret_note + "|0|24\n");
    EXPECT_EQ(raw_text(folder.path(), "SELECT count(*) FROM assignments WHERE stage = 'assigned'"),
              "3\n");
    EXPECT_EQ(raw_text(folder.path(), "SELECT day, phone FROM completed_calls"),
              "2026-09-21|+" + secret_digits + "\n");
}

template <typename T>
void expect_columns_of(const std::string& folder) {
    std::set<std::string> fields, columns;
    for (const std::string& name : column_names<T>()) fields.insert(name);
    if (table_of<T>().key.empty()) fields.insert("only");
    const std::string table = table_of<T>().name;
    std::istringstream lines(
        raw_text(folder, "SELECT name FROM pragma_table_info('" + table + "')"));
    for (std::string line; std::getline(lines, line);) columns.insert(line);
    EXPECT_EQ(columns, fields) << table;
}

TEST(SqliteJournal, HasAColumnForEveryDescribedFieldAndNoOther) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    expect_columns_of<Desk>(folder.path());
    expect_columns_of<Counters>(folder.path());
    expect_columns_of<User>(folder.path());
    expect_columns_of<Campaign>(folder.path());
    expect_columns_of<List>(folder.path());
    expect_columns_of<Lead>(folder.path());
    expect_columns_of<Assignment>(folder.path());
    expect_columns_of<CompletedCall>(folder.path());
    expect_columns_of<Tally>(folder.path());
    expect_columns_of<RecycleEntry>(folder.path());
    expect_columns_of<Callback>(folder.path());
    expect_columns_of<Import>(folder.path());
    expect_columns_of<Unplaced>(folder.path());
    expect_columns_of<CallNote>(folder.path());
}

// TableWriter leaves these columns out of its quick UPDATE, so they have to be the indexes'.
template <typename T>
void expect_indexes_of(const std::string& folder) {
    const TableInfo table = table_of<T>();
    std::set<std::string> known(table.indexed.begin(), table.indexed.end()), indexed;
    std::istringstream lines(raw_text(
        folder, std::string("SELECT DISTINCT c.name FROM pragma_index_list('") + table.name +
                    "') AS i, pragma_index_info(i.name) AS c WHERE i.partial = 0 "
                    "AND i.origin = 'c'"));
    for (std::string line; std::getline(lines, line);) indexed.insert(line);
    // An expression has no name: completed_calls_by_length is made of these two.
    if (indexed.erase("") > 0) indexed.insert({"started_at", "completed_at"});
    EXPECT_EQ(indexed, known) << table.name;
}

TEST(SqliteJournal, KnowsWhichColumnsItsIndexesCover) {
    const TemporaryFolder folder;
    worked_desk(folder.path());
    expect_indexes_of<Lead>(folder.path());
    expect_indexes_of<Assignment>(folder.path());
    expect_indexes_of<CompletedCall>(folder.path());
    expect_indexes_of<RecycleEntry>(folder.path());
}

TEST(SqliteJournal, WritesAChangedIndexedColumnToo) {
    const TemporaryFolder folder;
    const auto journal = open_desk(folder.path());
    DeskAtWork desk(*journal);
    desk.set_up();
    State state = journal->load().value().state;
    Lead lead = *state.lead({1});
    lead.phone = Phone{441632960000};
    state.put(lead);
    Changes changes;
    changes.leads.insert(lead.id);
    EXPECT_FALSE(journal->commit({{}, state, changes}));
    EXPECT_EQ(*journal->load().value().state.lead({1}), lead);
}

TEST(ColumnsText, ReadsBackWhatItWrote) {
    for (const char* value :
         {"", "plain", "\"quoted\" \\ back", "naïve", "line\nbreak", "\t", "]["}) {
        Columns columns;
        columns.add("first", "1");
        columns.add(value, value);
        Columns read;
        EXPECT_TRUE(columns_from_text(columns_to_text(columns), read));
        EXPECT_EQ(read, columns) << value;
    }
    Columns read;
    EXPECT_TRUE(columns_from_text("[]", read));
    EXPECT_TRUE(read.empty());
    EXPECT_TRUE(columns_from_text(" [ [\"a\", \"b\"] ] ", read));
    EXPECT_EQ(read.value_of("a"), "b");
    for (const char* wrong :
         {"", "[", "[[\"a\"]]", "[[\"a\",1]]", "{}", "[[\"a\",\"b\"]", "null"}) {
        EXPECT_FALSE(columns_from_text(wrong, read)) << wrong;
    }
}

}  // namespace

}  // namespace recall
