// What is sent again, and what only looks like it.
#include "relay/desk/sequencer.hpp"

#include "journal/memory_journal.hpp"
#include "wire/digest.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

constexpr Stamp stamp{{1'790'000'000'000}, {20'717}};

class SequencerTest : public ::testing::Test {
protected:
    SequencerTest() { EXPECT_FALSE(sequencer.load()); }

    CommandAnswer give(std::int64_t number, Command command, const std::string& client = "tab") {
        const Submission one[] = {{operator_name, client, number, std::move(command)}};
        auto done = sequencer.run(one, stamp);
        EXPECT_TRUE(bool(done));
        return done.value().answers.front();
    }
    static Command desk(const std::string& name) {
        return ConfigureDesk{{name, "Africa/Lagos", "NG", ""}};
    }

    MemoryJournal journal;
    Sequencer sequencer{journal};
};

TEST_F(SequencerTest, TheSameCommandAgainGetsTheSameAnswerAndIsNotDone) {
    EXPECT_FALSE(give(1, desk("One")).repeated);
    const CommandAnswer again = give(1, desk("One"));
    EXPECT_TRUE(again.repeated);
    EXPECT_FALSE(again.rejection);
    EXPECT_EQ(sequencer.position(), 1);
}

TEST_F(SequencerTest, AnotherCommandUnderAKnownNumberIsRefusedAndNeverAnsweredWithTheOldOnesOk) {
    give(1, desk("One"));
    EXPECT_EQ(give(1, desk("Two")).rejection, Rejection{Reason::number_reused});
    EXPECT_EQ(sequencer.state().desk().name, "One");
    ASSERT_FALSE(sequencer.load());
    EXPECT_EQ(give(1, desk("Two")).rejection, Rejection{Reason::number_reused});
    EXPECT_FALSE(give(1, desk("Two"), "another tab").rejection);
}

TEST_F(SequencerTest, ARefusedCommandsNumberIsItsOwnToo) {
    const Command unknown = ClaimLead{AssignmentId{9}};
    const auto first = give(1, unknown).rejection;
    ASSERT_TRUE(first);
    EXPECT_EQ(give(1, unknown).rejection, first);
    EXPECT_EQ(give(1, ExtendClaim{AssignmentId{9}}).rejection, Rejection{Reason::number_reused});
}

TEST_F(SequencerTest, InOneBatchToo) {
    const Submission both[] = {{operator_name, "tab", 1, desk("One")},
                               {operator_name, "tab", 1, desk("Two")}};
    const auto done = sequencer.run(both, stamp);
    ASSERT_TRUE(bool(done));
    EXPECT_EQ(done.value().answers.back().rejection, Rejection{Reason::number_reused});
}

TEST_F(SequencerTest, ARecordOfAnOlderVersionIsBelievedToBeTheSame) {
    const std::vector<Record> older{{.seq = 1,
                                     .at = stamp.now,
                                     .today = stamp.today,
                                     .by = operator_name,
                                     .client = "old tab",
                                     .number = 1,
                                     .command = "ConfigureDesk"}};
    ASSERT_FALSE(journal.commit({older, State{}, Changes{}}));
    ASSERT_FALSE(sequencer.load());
    EXPECT_TRUE(give(1, desk("One"), "old tab").repeated);
}

TEST(Digest, TellsCommandsApartByEveryField) {
    const CompleteCall one{AssignmentId{7}, Code{"SUCCESS"}, "said yes", {}, {}};
    CompleteCall notes = one, outcome = one, number = one, started = one, callback = one;
    notes.notes = "said no";
    outcome.outcome = Code{"NA"};
    number.assignment = AssignmentId{8};
    started.started_at = Instant{5};
    callback.callback = NewCallback{};
    std::set<std::int64_t> digests;
    for (const Command& command :
         {Command{one}, Command{notes}, Command{outcome}, Command{number}, Command{started},
          Command{callback}, Command{ClaimLead{AssignmentId{7}}},
          Command{ExtendClaim{AssignmentId{7}}}}) {
        EXPECT_TRUE(digests.insert(digest_of(command)).second) << name_of(command);
    }
    EXPECT_EQ(digest_of(one), digest_of(Command{one}));
}

TEST(Digest, OfTextsInAListKnowsWhereOneEndsAndTheNextBegins) {
    AssignLeads one{"list", {"ann", "bob"}, 1, {}}, other{"list", {"annb", "ob"}, 1, {}};
    EXPECT_NE(digest_of(one), digest_of(other));
}

}  // namespace
}  // namespace recall
