// The indexes of what leads and calls are found by (schema/11-text-indexes.sql): a word after each
// blank, as core/lookup.hpp makes them. Their triggers and queries use functions of ours:
//
//   lead_words(name, phone, columns, numbers)   call_words(name, phone, notes)
//   line_words(phone, reason)
//   is_found(typed, words)
//
// And one that brings older desks up to date: zone_of_number(phone).
#pragma once

#include "core/lookup.hpp"
#include "journal/sqlite.hpp"

struct sqlite3;

namespace recall {

// For each connection. The result is SQLite's.
int add_text_functions(sqlite3* connection);

// For MATCH; the Lookup must not be empty.
std::string match_of(const Lookup& lookup);

// Brings the indexes up to date with what was changed since the last commit, in the transaction
// that changed it.
class TextIndexes {
public:
    explicit TextIndexes(Database& db) : leads_(db, "leads"), calls_(db, "completed_calls") {}
    void keep() {
        leads_.keep();
        calls_.keep();
    }

private:
    struct Index {
        Index(Database& db, const std::string& table);
        void keep();
        Statement any_changed, take_out, put_in, forget;
    };
    Index leads_, calls_;
};

// Makes the indexes anew where another Recall made them, for which other words were alike.
void bring_text_indexes_up_to_date(Database& db);

}  // namespace recall
