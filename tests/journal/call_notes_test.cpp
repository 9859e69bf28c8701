// What was written beside a completed call afterwards, as the journals keep it.
#include "tests/journal/journal_suite.hpp"

#include "journal/verify.hpp"
#include "tests/journal/worked_desk.hpp"

namespace recall {

template <typename Where>
class CallNotesSuite : public JournalSuite<Where> {};
TYPED_TEST_SUITE(CallNotesSuite, Everywhere, Names);

TYPED_TEST(CallNotesSuite, AreReadByCallAlsoOnceItIsArchived) {
    this->desk.set_up();
    this->desk.complete_one();
    this->desk.do_it(max, NoteCall{{1}, secret_note, true});
    this->desk.do_it(max, ArchiveCompleted{});
    this->desk.do_it(max, NoteCall{{1}, "Once more"});
    const auto read = this->where.reader().call_notes({{2}, {1}});
    ASSERT_TRUE(bool(read));
    ASSERT_EQ(read.value().size(), 2U);
    EXPECT_EQ(read.value()[0].text, secret_note);
    EXPECT_TRUE(read.value()[0].reviewed);
    EXPECT_EQ(read.value()[0].by, max);
    EXPECT_EQ(read.value()[1].text, "Once more");
    EXPECT_LT(read.value()[0].record, read.value()[1].record);
}

TEST(CallNotes, StandInTheirRowsAndNotInTheRecords) {
    const TemporaryFolder folder;
    {
        const auto journal = open_desk(folder.path());
        DeskAtWork desk(*journal);
        desk.set_up();
        desk.complete_one();
        desk.do_it(max, NoteCall{{1}, secret_note, true});
    }
    EXPECT_EQ(verify(folder.path()).value().problems, std::vector<std::string>{});
    EXPECT_EQ(raw_text(folder.path(), "SELECT count(*) FROM records WHERE instr(events, '" +
                                          secret_note + "') > 0"),
              "0\n");
    raw_sql(folder.path(), "UPDATE call_notes SET reviewed = 0");
    const auto problems = verify(folder.path()).value().problems;
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_TRUE(problems[0].starts_with("Table call_notes disagrees with the records"))
        << problems[0];
}

}  // namespace recall
