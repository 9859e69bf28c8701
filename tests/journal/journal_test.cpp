// What every journal keeps: one suite, run over memory and over SQLite.
#include "tests/journal/journal_suite.hpp"
#include "wire/digest.hpp"

namespace recall {

TYPED_TEST_SUITE(JournalSuite, Everywhere, Names);

TYPED_TEST(JournalSuite, IsEmptyAtFirst) {
    const auto loaded = this->journal.load();
    ASSERT_TRUE(bool(loaded));
    EXPECT_EQ(loaded.value().last_seq, 0);
    EXPECT_EQ(everything(loaded.value().state), everything(State{}));
    EXPECT_FALSE(this->journal.highest_of({max, "tab"}));
}

TYPED_TEST(JournalSuite, LoadsWhatWasCommitted) {
    this->desk.set_up();
    EXPECT_EQ(loaded_text(this->journal), everything(this->desk.state()));
    this->desk.complete_one();
    EXPECT_EQ(loaded_text(this->journal), everything(this->desk.state()));
    this->desk.close_day();
    EXPECT_EQ(loaded_text(this->journal), everything(this->desk.state()));
}

TYPED_TEST(JournalSuite, KnowsTheEndAndTheHighestNumbers) {
    this->desk.set_up();
    const auto loaded = this->journal.load();
    ASSERT_TRUE(bool(loaded));
    EXPECT_EQ(loaded.value().last_seq, this->desk.sequencer().position());
    EXPECT_EQ(loaded.value().last_at, this->desk.stamp().now);
    EXPECT_EQ(this->journal.highest_of({max, "tab"}), loaded.value().last_seq);
    EXPECT_FALSE(this->journal.highest_of({max, "another tab"}));
    EXPECT_FALSE(this->journal.highest_of({"maxi", "tab"}));
}

TYPED_TEST(JournalSuite, NumbersRecordsFromOneWithoutAGap) {
    this->desk.set_up();
    this->desk.complete_one();
    const auto page = this->where.reader().records({}, {1, page_size_max});
    ASSERT_TRUE(bool(page));
    EXPECT_EQ(page.value().total, this->desk.sequencer().position());
    std::int64_t seq = page.value().total;
    for (const Record& record : page.value().items) EXPECT_EQ(record.seq, seq--);
    EXPECT_EQ(seq, 0);
}

TYPED_TEST(JournalSuite, FindsTheRecordOfAClientsNumber) {
    this->desk.set_up();
    const auto refused = this->desk.say(bob, ClaimLead{{1}});
    ASSERT_TRUE(refused.rejection);
    const auto number = this->desk.sequencer().position();
    const auto record = this->journal.record_of({bob, "tab"}, number);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->rejection, refused.rejection);
    EXPECT_EQ(record->command, "ClaimLead");
    EXPECT_EQ(record->today, this->desk.stamp().today);
    EXPECT_TRUE(record->events.empty());
    EXPECT_FALSE(this->journal.record_of({bob, "tab"}, number + 1));
    EXPECT_FALSE(this->journal.record_of({ann, "tab"}, number));
}

TYPED_TEST(JournalSuite, KeepsWhichCommandANumberWas) {
    this->desk.set_up();
    const Command claim = ClaimLead{{1}};
    this->desk.do_it(ann, claim);
    const auto number = this->desk.sequencer().position();
    const auto record = this->journal.record_of({ann, "tab"}, number);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->digest, digest_of(claim));
}

TYPED_TEST(JournalSuite, MarksEveryRecordSoThatOneHistoryIsToldFromAnother) {
    this->desk.set_up();
    const std::int64_t set_up = this->desk.sequencer().position();
    const std::string mark = this->journal.mark_at(set_up);
    EXPECT_EQ(mark.size(), 16u);
    this->desk.do_it(ann, ClaimLead{{1}});
    EXPECT_EQ(this->journal.mark_at(set_up), mark);
    EXPECT_NE(this->journal.mark_at(set_up + 1), mark);
    EXPECT_EQ(this->journal.mark_at(set_up + 2), "");
    EXPECT_EQ(this->journal.mark_at(0), "");

    // The same as far as they are the same, whatever keeps them; and another from where they part.
    MemoryJournal other;
    DeskAtWork elsewhere(other);
    elsewhere.set_up();
    EXPECT_EQ(other.mark_at(set_up), mark);
    elsewhere.do_it(ann, ClaimLead{{2}});
    EXPECT_NE(other.mark_at(set_up + 1), this->journal.mark_at(set_up + 1));
}

TYPED_TEST(JournalSuite, KeepsNoPersonalFieldOfAnEvent) {
    this->desk.set_up();
    this->desk.complete_one();
    const auto page = this->where.reader().records({ann, "CompleteCall"}, {});
    ASSERT_EQ(page.value().items.size(), 1u);
    const auto& event = std::get<CallCompleted>(page.value().items.at(0).events.at(0));
    EXPECT_EQ(event.outcome, success);
    EXPECT_EQ(event.notes, "");
    const auto imports = this->where.reader().records({max, "ImportLeads"}, {});
    for (const Record& record : imports.value().items) {
        const auto& imported = std::get<LeadsImported>(record.events.at(1));
        EXPECT_EQ(imported.count, 6);
        EXPECT_TRUE(imported.leads.empty());
        EXPECT_EQ(std::get<ImportStarted>(record.events.at(0)).import.file, "");
    }
}

TYPED_TEST(JournalSuite, RemembersAssignmentsThatEnded) {
    this->desk.set_up();
    EXPECT_FALSE(this->journal.ended_assignment({1}));
    this->desk.complete_one();
    ASSERT_TRUE(this->journal.ended_assignment({1}));
    EXPECT_EQ(this->journal.ended_assignment({1})->stage, Stage::completed);
    ASSERT_TRUE(this->journal.assignment_of({1}));
    EXPECT_EQ(this->journal.assignment_of({1})->id, AssignmentId{1});
    EXPECT_FALSE(this->journal.assignment_of({2})) << "there is no such call";
    this->desk.close_day();
    EXPECT_TRUE(this->journal.assignment_of({1})) << "archived too";
    ASSERT_TRUE(this->journal.ended_assignment({2}));
    EXPECT_EQ(this->journal.ended_assignment({2})->stage, Stage::recycled);
    EXPECT_EQ(this->journal.ended_assignment({2})->agent, ann);
    EXPECT_FALSE(this->journal.ended_assignment({99}));
}

TYPED_TEST(JournalSuite, AFailedCommitLeavesNoTraceAndTheNextOneWorks) {
    this->desk.set_up();
    const std::string before = everything(this->desk.state());
    const auto position = this->desk.sequencer().position();

    this->where.fail_commits(true);
    const auto error = this->desk.try_batch({{ann, ClaimLead{{1}}}, {bob, ClaimLead{{3}}}});
    ASSERT_TRUE(error);
    EXPECT_FALSE(error->message.empty());
    EXPECT_EQ(everything(this->desk.state()), before);
    EXPECT_EQ(this->desk.sequencer().position(), position);
    this->where.fail_commits(false);
    EXPECT_EQ(loaded_text(this->journal), before);
    EXPECT_EQ(this->where.reader().records({}, {}).value().total, position);

    EXPECT_FALSE(this->desk.try_batch({{ann, ClaimLead{{1}}}, {bob, ClaimLead{{3}}}}));
    EXPECT_EQ(this->desk.sequencer().position(), position + 2);
    EXPECT_EQ(loaded_text(this->journal), everything(this->desk.state()));
}

TYPED_TEST(JournalSuite, AnEmptyBatchIsNothing) {
    const State state;
    EXPECT_FALSE(this->journal.commit({{}, state, {}}));
    EXPECT_EQ(this->journal.load().value().last_seq, 0);
}

// ---- Reading
TYPED_TEST(JournalSuite, LoadsOnlyTheTalliesThatAreStillAtHand) {
    this->desk.set_up();
    const Day first = this->desk.state().counters().open_day;
    for (int day = 0; day <= tally_days_kept + 1; ++day) {
        this->desk.close_day();
        EXPECT_EQ(loaded_text(this->journal), everything(this->desk.state())) << day;
        if (testing::Test::HasFailure()) return;
    }
    EXPECT_TRUE(this->desk.state().tallies().empty());
    EXPECT_EQ(this->where.reader().tallies(first).value().size(), 2u);
}

// ---- Only in memory

TEST(MemoryJournal, MayDieAtEveryStepOfACommit) {
    for (const CommitStep step : commit_steps) {
        MemoryJournal journal;
        DeskAtWork desk(journal);
        desk.set_up();
        const std::string before = everything(desk.state());
        journal.on_commit_step([step](CommitStep at) { return at != step; });
        EXPECT_TRUE(desk.try_batch({{ann, ClaimLead{{1}}}}));
        journal.on_commit_step(nullptr);
        const bool durable = step == CommitStep::durable;
        EXPECT_EQ(loaded_text(journal) != before, durable);
        // The next life answers what was sent again once and the same.
        DeskAtWork next_life(journal);
        const auto again = desk.submissions({{ann, ClaimLead{{1}}}});
        const auto answer = next_life.sequencer().run(again, next_life.stamp());
        ASSERT_TRUE(bool(answer));
        EXPECT_EQ(answer.value().answers.at(0).repeated, durable);
        EXPECT_EQ(answer.value().answers.at(0).events.size(), 1u);
    }
}

}  // namespace recall
