// recall verify finds whatever was changed behind the journal's back.
#include "tests/journal/desk_at_work.hpp"
#include "tests/journal/raw_sql.hpp"

#include "journal/sqlite_journal.hpp"
#include "journal/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recall {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Verify : public testing::Test {
protected:
    void SetUp() override {
        auto opened = SqliteJournal::open(folder.path());
        ASSERT_TRUE(bool(opened));
        journal = std::move(opened).value();
        DeskAtWork desk(*journal);
        desk.set_up();
        desk.complete_one();
        desk.do_it(bob, CompleteCall{{3}, resolved, "", {}, {}});
        desk.close_day();
        // Late: the number was taken back at midnight.
        desk.do_it(ann, CompleteCall{{2}, no_answer, "late", {}, {}});
        desk.do_it(max, AssignLeads{customers, {ann, bob}, 3, {}});
        desk.do_it(bob, ClaimLead{{7}});
        EXPECT_TRUE(desk.say(bob, ClaimLead{{5}}).rejection);
        for (const AssignmentId id : {AssignmentId{8}, AssignmentId{9}}) {
            desk.do_it(max, AssignLeads{clients, {ann}, 1, {}});
            const NewCallback soon{desk.stamp().now + 60 * minute_ms, "soon", "Africa/Lagos",
                                   Recipient::USERONLY, secret_note};
            desk.do_it(ann, CompleteCall{id, call_back, "", {}, {}, soon});
        }
        desk.do_it(max, CancelCallback{{2}, secret_note});
    }

    Verification result() {
        const auto verification = verify(folder.path());
        EXPECT_TRUE(bool(verification)) << (verification ? "" : verification.error().message);
        return verification.value();
    }
    // What verify says after this was done to the file.
    std::vector<std::string> problems_after(const std::string& sql) {
        journal.reset();
        raw_sql(folder.path(), sql);
        return result().problems;
    }

    TemporaryFolder folder;
    std::unique_ptr<SqliteJournal> journal;
};

TEST_F(Verify, FindsNothingWrongWithAnHonestDeskAlsoWhileTheRelayRuns) {
    const Verification running = result();
    EXPECT_THAT(running.problems, IsEmpty());
    EXPECT_EQ(running.records, journal->load().value().last_seq);
    journal.reset();
    EXPECT_THAT(result().problems, IsEmpty());
}

TEST_F(Verify, FindsNothingWrongWithAnEmptyDesk) {
    const TemporaryFolder empty;
    (void)SqliteJournal::open(empty.path());
    EXPECT_THAT(verify(empty.path()).value().problems, IsEmpty());
}

TEST_F(Verify, SaysWhereThereIsNoDesk) {
    const TemporaryFolder empty;
    EXPECT_EQ(verify(empty.path()).error().code, "read_only");
}

TEST_F(Verify, FindsATamperedRecord) {
    const auto problems = problems_after(
        "UPDATE records SET events = replace(events, 'SUCCESS', 'NA') WHERE command = "
        "'CompleteCall'");
    ASSERT_THAT(problems, SizeIs(1));
    EXPECT_THAT(problems, ElementsAre(HasSubstr("its hash is wrong")));
}

TEST_F(Verify, FindsEveryTamperedColumnOfARecord) {
    for (const char* change :
         {"at = at + 1", "day = '2026-01-01'", "user = 'eve'", "client = 'other'",
          "number = number + 1000", "command = 'Recycle'", "rejection = 'x'", "hash = x'00'"}) {
        journal.reset();
        raw_sql(folder.path(), "CREATE TABLE kept AS SELECT * FROM records WHERE seq = 15");
        EXPECT_THAT(problems_after(std::string("UPDATE records SET ") + change + " WHERE seq = 15"),
                    Contains(HasSubstr("Record 15 is not what was written")))
            << change;
        raw_sql(folder.path(), "REPLACE INTO records SELECT * FROM kept; DROP TABLE kept");
        EXPECT_THAT(result().problems, IsEmpty()) << change;
    }
}

TEST_F(Verify, FindsAMissingRecord) {
    EXPECT_THAT(problems_after("DELETE FROM records WHERE seq = 12"),
                ElementsAre(HasSubstr("Record 12 is missing")));
}

TEST_F(Verify, FindsChangedRowsOfEveryTable) {
    for (const char* change :
         {"desk SET name = 'Other'", "counters SET next_call = 99",
          "users SET daily_target = 1 WHERE username = 'ann'",
          "campaigns SET claim_minutes = 5 WHERE id = 'client'",
          "lists SET active = 0 WHERE id = 'clients-1'",
          "leads SET status = 'DNC' WHERE id = 5",
          "assignments SET agent = 'bob' WHERE id = 1",
          "assignments SET agent = 'ann' WHERE id = 7",
          "completed_calls SET outcome = 'SUCCESS' WHERE id = 2",
          "completed_calls SET outcome = 'SUCCESS' WHERE id = 3",
          "tallies SET completed = completed + 1 WHERE agent = 'ann' AND kind = 'client'",
          "recycle_log SET recycled = 7 WHERE id = 1", "imports SET count = 5 WHERE id = 1",
          "callbacks SET recipient = 'ANYONE' WHERE callback_id = 1",
          "callbacks SET ended = 'called' WHERE callback_id = 2"}) {
        const std::string table(change, std::string_view(change).find(' '));
        journal.reset();
        raw_sql(folder.path(), "CREATE TABLE kept AS SELECT * FROM " + table);
        EXPECT_THAT(problems_after(std::string("UPDATE ") + change),
                    Contains(HasSubstr("Table " + table + " disagrees")))
            << change;
        // So that what a row leaves behind in other tables goes with it.
        raw_sql(folder.path(), "PRAGMA recursive_triggers = ON; REPLACE INTO " + table +
                                   " SELECT * FROM kept; DROP TABLE kept");
        EXPECT_THAT(result().problems, IsEmpty()) << change;
    }
}

TEST_F(Verify, FindsRowsThatAreMissingOrTooMany) {
    EXPECT_THAT(problems_after("DELETE FROM assignments WHERE stage = 'completed'"),
                ElementsAre(HasSubstr("Table assignments has")));
    EXPECT_THAT(problems_after("DELETE FROM leads WHERE id = 12"),
                Contains(HasSubstr("Table leads has 11 rows where the records tell of 12")));
    EXPECT_THAT(problems_after("INSERT INTO lists VALUES ('ghost', 'client', 'Ghost', 1, '')"),
                Contains(HasSubstr("Table lists has 3 rows")));
    EXPECT_THAT(problems_after("UPDATE sync_clients SET highest = highest - 1 WHERE user = 'ann'"),
                Contains(HasSubstr("highest number of client tab of ann")));
}

TEST_F(Verify, FindsNothingWrongAfterLeadsWereCorrectedMovedAndTakenOut) {
    DeskAtWork desk(*journal);
    NewLead lead;
    lead.phone = Phone{2348099999999};
    desk.do_it(max, ImportLeads{clients, {lead}, "wrong.csv", {}});
    desk.do_it(max, UndoImport{desk.state().imports().rbegin()->first});
    desk.do_it(max, EditLead{{4}, Phone{2348088888888}, "Corrected", "", {}});
    desk.do_it(max, SetDoNotCall{{{5}}});
    const Phone third = desk.state().lead({3})->phone, sixth = desk.state().lead({6})->phone;
    desk.do_it(max, AddDoNotCall{{}, {third, sixth}, "Asked us to", {}});
    desk.do_it(max, RemoveDoNotCall{{{{}, third}}});
    desk.do_it(max, ReassignLeads{{{1}}, ann});
    desk.do_it(max, HandOn{bob, ann});
    desk.do_it(max, RestoreLeads{{{7}}});
    EXPECT_THAT(result().problems, IsEmpty());
}

TEST_F(Verify, FindsANumberThatAListHoldsTwice) {
    EXPECT_THAT(problems_after("UPDATE leads SET phone = '+234801' WHERE list = 'clients-1'"),
                ElementsAre(HasSubstr("List clients-1 holds a number twice")));
}

TEST_F(Verify, FindsASumThatIsNotTrue) {
    for (const std::string change :
         {"call_sums SET calls = calls + 1", "call_day_sums SET seconds = seconds + 1",
          "assignment_day_sums SET called = called + 1"}) {
        const std::string table = change.substr(0, change.find(' '));
        EXPECT_THAT(problems_after("UPDATE " + change),
                    Contains(HasSubstr("Table " + table + " does not sum up")));
        EXPECT_THAT(problems_after("DELETE FROM " + table),
                    Contains(HasSubstr("Table " + table + " does not sum up")));
    }
}

TEST_F(Verify, LetsPersonalDataBeErased) {
    EXPECT_THAT(problems_after("UPDATE leads SET name = '', phone = '', columns = '[]'; "
                               "UPDATE completed_calls SET notes = '', name = '', phone = ''"),
                IsEmpty());
}

TEST_F(Verify, NamesNoPersonalDataAndStopsCountingProblems) {
    const auto problems = problems_after(
        "INSERT INTO leads SELECT value + 100, 'clients-1', '', 'Ngozi', '', '[]', 'NEW', 0, 0, 0, "
        "0, '', 0, 0, 'desk', NULL FROM json_each('[1" + [] {
            std::string more;
            for (int i = 2; i < 80; ++i) more += "," + std::to_string(i);
            return more;
        }() + "]')");
    EXPECT_THAT(problems, SizeIs(verify_problems_max));
    EXPECT_THAT(problems, testing::Not(Contains(HasSubstr("Ngozi"))));
}

}  // namespace

}  // namespace recall
