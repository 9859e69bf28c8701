// A desk in a file that somebody worked at, and what its tests look at it with.
#pragma once

#include "journal/sqlite_journal.hpp"
#include "tests/journal/desk_at_work.hpp"
#include "tests/journal/raw_sql.hpp"

#include <gtest/gtest.h>

namespace recall {

inline std::unique_ptr<SqliteJournal> open_desk(const std::string& folder) {
    auto journal = SqliteJournal::open(folder);
    EXPECT_TRUE(bool(journal)) << (journal ? "" : journal.error().message);
    return std::move(journal).value();
}

inline std::string worked_desk(const std::string& folder) {
    const auto journal = open_desk(folder);
    DeskAtWork desk(*journal);
    desk.set_up();
    desk.complete_one();
    return everything(desk.state());
}

// How many calls the index of texts leads to, whatever the table says.
inline std::string indexed(const std::string& folder, const std::string& word) {
    return raw_text(folder, "SELECT count(*) FROM completed_calls_text "
                            "WHERE completed_calls_text MATCH '\"" + word + "\" *'");
}

}  // namespace recall
