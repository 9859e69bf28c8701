// Work that no rule could place, as the journals keep it: open and closed, with all that was typed.
#include "tests/journal/journal_suite.hpp"
#include "tests/journal/older_files.hpp"

#include "journal/verify.hpp"

namespace recall {

template <typename Where>
class UnplacedSuite : public JournalSuite<Where> {};
TYPED_TEST_SUITE(UnplacedSuite, Everywhere, Names);

namespace {

HandToManager typed(LeadId lead) {
    const NewCallback promise{
        {1'790'000'000'000}, "then", "Africa/Lagos", Recipient::ANYONE, secret_note};
    return {{.command = "CompleteCall",
             .reason = "callback_time_past",
             .why = secret_note,
             .lead = lead,
             .outcome = no_answer,
             .notes = secret_note,
             .callback = promise,
             .note = secret_note}};
}

// Four of Ann's and Bob's: the first is placed, the second handed back, the third dismissed.
void hand_over_four(DeskAtWork& desk) {
    desk.do_it(ann, typed({3}));
    desk.do_it(bob, typed({4}));
    desk.do_it(ann, typed({}));
    desk.do_it(bob, typed({5}));
    desk.do_it(max, PlaceUnplaced{{1}, {3}});
    desk.do_it(max, HandUnplaced{{2}, ann});
    desk.do_it(max, DismissUnplaced{{3}, secret_note});
}

}  // namespace

TYPED_TEST(UnplacedSuite, ReadsWhatIsOpenAndWhatBecameOfTheRest) {
    this->desk.set_up();
    hand_over_four(this->desk);
    JournalReader& reader = this->where.reader();
    const auto read = [&](const UnplacedFilter& filter) {
        return ids(reader.unplaced(filter, {}));
    };
    EXPECT_EQ(read({}), (Ids{4, 3, 2, 1}));
    EXPECT_EQ(read({.state = UnplacedState::open}), (Ids{4}));
    EXPECT_EQ(read({.state = UnplacedState::placed}), (Ids{1}));
    EXPECT_EQ(read({.by = ann}), (Ids{3, 1}));
    EXPECT_EQ(read({.id = UnplacedId{2}}), (Ids{2}));
    const auto page = reader.unplaced({}, {2, 3});
    EXPECT_EQ(page.value().total, 4);
    EXPECT_EQ(ids(page), (Ids{1}));
    const Unplaced placed = page.value().items[0];
    EXPECT_EQ(placed.work.notes, secret_note) << "kept also when it is closed";
    EXPECT_EQ(placed.work.callback->comments, secret_note);
    EXPECT_EQ(placed.placed_on, LeadId{3});
    EXPECT_TRUE(placed.call);
}

TYPED_TEST(UnplacedSuite, LoadsTheOpenOnesAndKeepsWhatWasTypedOutOfItsRecords) {
    this->desk.set_up();
    hand_over_four(this->desk);
    EXPECT_EQ(this->desk.state().unplaced().size(), 1u);
    EXPECT_EQ(loaded_text(this->journal), everything(this->desk.state()));
    for (const Record& record : this->where.reader().records({}, {1, 1000}).value().items) {
        for (const Event& event : record.events) {
            EXPECT_EQ(to_text(event_to_json(event, Detail::whole)).find(secret_note),
                      std::string::npos);
        }
    }
}

TEST(UnplacedFile, OfTheVersionBeforeIsBroughtUpToDateAndAgrees) {
    const TemporaryFolder folder;
    {
        auto journal = std::move(SqliteJournal::open(folder.path())).value();
        DeskAtWork desk(*journal);
        desk.set_up();
        desk.complete_one();
    }
    back_to_version(folder.path(), 10);
    {
        auto journal = std::move(SqliteJournal::open(folder.path())).value();
        DeskAtWork desk(*journal);
        EXPECT_EQ(desk.state().counters().next_unplaced, UnplacedId{1});
        hand_over_four(desk);
    }
    const auto verified = verify(folder.path());
    ASSERT_TRUE(bool(verified));
    EXPECT_EQ(verified.value().problems, std::vector<std::string>{});
}

TEST(UnplacedFile, VerifyFindsAChangedItem) {
    const TemporaryFolder folder;
    {
        auto journal = std::move(SqliteJournal::open(folder.path())).value();
        DeskAtWork desk(*journal);
        desk.set_up();
        hand_over_four(desk);
    }
    for (const char* change : {"outcome = 'SUCCESS' WHERE id = 4", "lead = 9 WHERE id = 1"}) {
        raw_sql(folder.path(), std::string("UPDATE unplaced SET ") + change);
        const auto verified = verify(folder.path());
        ASSERT_TRUE(bool(verified));
        ASSERT_FALSE(verified.value().problems.empty()) << change;
        EXPECT_NE(verified.value().problems[0].find("Table unplaced disagrees"), std::string::npos);
    }
}

}  // namespace recall
