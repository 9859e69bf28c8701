// What the relay notes of a desk: kept over a restart, bounded, and told as it was written.
#include "journal/desk_notes.hpp"
#include "tests/journal/desk_at_work.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

std::vector<PresenceSpan> spans(DeskNotes& notes, const PresenceFilter& filter = {}) {
    auto page = notes.presence(filter, {});
    EXPECT_TRUE(bool(page));
    return page ? std::move(page).value().items : std::vector<PresenceSpan>{};
}

TEST(DeskNotes, WhatColumnsAreIsKeptOverARestartAndCorrected) {
    TemporaryFolder folder;
    {
        DeskNotes notes;
        ASSERT_FALSE(notes.open(folder.path()));
        ASSERT_FALSE(notes.remember_columns({{"mobileno", "phone"}, {"who", "name"}}, {1000}));
        ASSERT_FALSE(notes.remember_columns({{"who", "kept"}}, {2000}));
    }
    DeskNotes again;
    ASSERT_FALSE(again.open(folder.path()));
    EXPECT_EQ(again.columns().value(),
              (std::map<std::string, std::string>{{"mobileno", "phone"}, {"who", "kept"}}));
}

TEST(DeskNotes, TheOldestColumnsAreForgottenBeyondTheLimit) {
    DeskNotes notes;
    ASSERT_FALSE(notes.open(""));
    ASSERT_FALSE(notes.remember_columns({{"first", "phone"}}, {1}));
    std::map<std::string, std::string> many;
    for (std::size_t i = 0; i < remembered_columns_max; ++i) many[std::to_string(i)] = "kept";
    ASSERT_FALSE(notes.remember_columns(many, {2}));
    const auto columns = notes.columns().value();
    EXPECT_EQ(columns.size(), remembered_columns_max);
    EXPECT_FALSE(columns.contains("first"));
}

TEST(DeskNotes, WhatWasSaidOfAColumnIsForgottenAndNumbersThatWereTakenForHeadersAre) {
    TemporaryFolder folder;
    {
        DeskNotes notes;
        ASSERT_FALSE(notes.open(folder.path()));
        ASSERT_FALSE(notes.remember_columns(
            {{"who", "name"}, {"mobile", "left_out"}, {"08031230701", "phone"}}, {1000}));
        ASSERT_FALSE(notes.remember_columns({{"mobile", ""}, {"never", ""}}, {2000}));
        EXPECT_FALSE(notes.columns().value().contains("mobile"));
        EXPECT_FALSE(notes.columns().value().contains("never"));
    }
    DeskNotes again;
    ASSERT_FALSE(again.open(folder.path()));
    EXPECT_EQ(again.columns().value(), (std::map<std::string, std::string>{{"who", "name"}}));
}

TEST(DeskNotes, PauseCodesAreThereFromTheStartAndCanBeOthers) {
    DeskNotes notes;
    ASSERT_FALSE(notes.open(""));
    EXPECT_EQ(notes.pause_codes().value().front(), "Break");
    EXPECT_EQ(notes.pause_codes().value().size(), 5u);
    ASSERT_FALSE(notes.set_pause_codes({"Prayer", "Lunch"}));
    EXPECT_EQ(notes.pause_codes().value(), (std::vector<std::string>{"Prayer", "Lunch"}));
}

TEST(DeskNotes, OneSpanRunsAtATimeAndEachEndsWhereTheNextBegins) {
    DeskNotes notes;
    ASSERT_FALSE(notes.open(""));
    ASSERT_FALSE(notes.change_presence("ann", PresenceState::ready, "", {1000}));
    ASSERT_FALSE(notes.change_presence("bob", PresenceState::ready, "", {1500}));
    ASSERT_FALSE(notes.change_presence("ann", PresenceState::paused, "Lunch", {2000}));
    const auto ann = spans(notes, {.username = "ann", .from = {}, .before = {}});
    ASSERT_EQ(ann.size(), 2u);
    EXPECT_EQ(ann[0].code, "Lunch");
    EXPECT_EQ(ann[0].until, Instant{});
    EXPECT_EQ(ann[1].until, Instant{2000});
    EXPECT_EQ(notes.running_presence().value().size(), 2u);

    ASSERT_FALSE(notes.change_presence("ann", std::nullopt, "", {3000}));
    EXPECT_EQ(notes.running_presence().value().size(), 1u);
    EXPECT_EQ(spans(notes).size(), 3u);
}

TEST(DeskNotes, ASpanBelongsToEveryTimeItTouches) {
    DeskNotes notes;
    ASSERT_FALSE(notes.open(""));
    ASSERT_FALSE(notes.change_presence("ann", PresenceState::ready, "", {1000}));
    ASSERT_FALSE(notes.change_presence("ann", PresenceState::paused, "Break", {2000}));
    const auto touching = [&notes](std::int64_t from, std::int64_t before) {
        return spans(notes, {.username = "ann", .from = {from}, .before = {before}}).size();
    };
    EXPECT_EQ(touching(1, 1000), 0u);
    EXPECT_EQ(touching(500, 1001), 1u);
    EXPECT_EQ(touching(2000, 3000), 1u);  // the first has ended
    EXPECT_EQ(touching(1999, 3000), 2u);
    EXPECT_EQ(touching(9000, 9001), 1u);  // the second runs
}

// The clock may step back.
TEST(DeskNotes, ASpanNeverEndsBeforeItBegan) {
    DeskNotes notes;
    ASSERT_FALSE(notes.open(""));
    ASSERT_FALSE(notes.change_presence("ann", PresenceState::ready, "", {1000}));
    ASSERT_FALSE(notes.change_presence("ann", PresenceState::paused, "Break", {900}));
    EXPECT_EQ(spans(notes)[1].until, Instant{1000});
}

}  // namespace
}  // namespace recall
