#include "tests/journal/raw_sql.hpp"

#include "journal/sqlite_journal.hpp"
#include "journal/text_index.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace recall {

namespace {

std::string text_of(const std::string& file, const std::string& sql) {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
    EXPECT_EQ(add_text_functions(db), SQLITE_OK) << "for the triggers";
    std::string text;
    const auto add_row = [](void* to, int count, char** values, char**) {
        for (int i = 0; i < count; ++i) {
            if (i > 0) *static_cast<std::string*>(to) += '|';
            if (values[i]) *static_cast<std::string*>(to) += values[i];
        }
        *static_cast<std::string*>(to) += '\n';
        return 0;
    };
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), add_row, &text, nullptr), SQLITE_OK)
        << sql << ": " << sqlite3_errmsg(db);
    EXPECT_EQ(sqlite3_close(db), SQLITE_OK);
    return text;
}

}  // namespace

std::string raw_text(const std::string& folder, const std::string& sql) {
    return text_of(desk_file(folder), sql);
}

void raw_sql(const std::string& folder, const std::string& sql) {
    (void)raw_text(folder, sql);
    // As the relay's next commit does. An older file has no such indexes.
    const auto db = Database::open(desk_file(folder), Access::read_write, "");
    ASSERT_TRUE(bool(db));
    TextIndexes(*db.value()).keep();
    if (!db.value()->ok()) (void)db.value()->take_error();
}

void raw_sql_of(const std::string& file, const std::string& sql) { (void)text_of(file, sql); }

}  // namespace recall
