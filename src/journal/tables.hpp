// Tables: which noun stands in which one, and how its rows are written and read.
#pragma once

#include "journal/sql_fields.hpp"

#include <algorithm>

namespace recall {

// `key` names the row; `indexed` are the further columns that an index of schema/ covers and
// that hardly ever change. A table without a key has one row.
struct TableInfo {
    const char* name;
    std::vector<std::string> key;
    std::vector<std::string> indexed;
};

template <typename T> TableInfo table_of();
template <> inline TableInfo table_of<Desk>() { return {"desk", {}, {}}; }
template <> inline TableInfo table_of<Counters>() { return {"counters", {}, {}}; }
template <> inline TableInfo table_of<User>() { return {"users", {"username"}, {}}; }
template <> inline TableInfo table_of<Campaign>() { return {"campaigns", {"id"}, {}}; }
template <> inline TableInfo table_of<List>() { return {"lists", {"id"}, {}}; }
template <> inline TableInfo table_of<Lead>() { return {"leads", {"id"}, {"list", "phone"}}; }
template <> inline TableInfo table_of<Assignment>() {
    return {"assignments", {"id"}, {"lead", "day"}};
}
template <> inline TableInfo table_of<CompletedCall>() {
    return {"completed_calls", {"id"}, {"lead", "campaign", "agent", "day", "outcome", "started_at",
                                       "completed_at", "name"}};
}
template <> inline TableInfo table_of<Tally>() { return {"tallies", {"day", "agent", "kind"}, {}}; }
template <> inline TableInfo table_of<RecycleEntry>() { return {"recycle_log", {"id"}, {}}; }
template <> inline TableInfo table_of<Import>() { return {"imports", {"id"}, {}}; }
template <> inline TableInfo table_of<DoNotCall>() {
    return {"do_not_call", {"phone", "campaign"}, {}};
}
template <> inline TableInfo table_of<Callback>() {
    return {"callbacks",
            {"callback_id"},
            {"lead_id", "list_id", "campaign_id", "entry_time", "callback_time", "user",
             "recipient"}};
}
template <> inline TableInfo table_of<Unplaced>() { return {"unplaced", {"id"}, {}}; }
// Written once each: the key is never there before.
template <> inline TableInfo table_of<CallbackStep>() {
    return {"callback_history", {"callback_id", "record", "step"}, {}};
}

template <> inline TableInfo table_of<CallNote>() {
    return {"call_notes", {"call", "record"}, {}};
}

std::string insert_or_update_sql(const TableInfo& table, const std::vector<std::string>& columns);
std::string update_sql(const TableInfo& table, const std::vector<std::string>& columns);
std::string select_sql(const TableInfo& table, const std::vector<std::string>& columns);

// "SELECT <every field> FROM <table>", to which a WHERE may be added.
template <typename T>
std::string select_sql() {
    return select_sql(table_of<T>(), column_names<T>());
}

// The row the statement stands at. Where it cannot be read, the Database has failed.
template <typename T>
T read_row(Database& db, const Statement& from) {
    T noun{};
    RowReader reader(from);
    Fields<T>::visit(reader, noun);
    if (reader.wrong) {
        db.fail_damaged("table " + std::string(table_of<T>().name) + ": a value of column " +
                        reader.wrong + " cannot be read");
    }
    return noun;
}

// Calls each(noun) for every row of a query made of select_sql<T>().
template <typename T, typename Each>
void for_each_row(Database& db, Statement& query, Each each) {
    while (query.step()) {
        T noun = read_row<T>(db, query);
        if (!db.ok()) break;
        each(std::move(noun));
    }
    query.reset();
}

// Writes rows of one table.
template <typename T>
class TableWriter {
public:
    explicit TableWriter(Database& db)
        : db_(db),
          insert_(db, insert_or_update_sql(table_of<T>(), column_names<T>())),
          update_(db, update_sql(table_of<T>(), column_names<T>())) {}

    void save(const T& noun) {
        // SQLite rewrites the index of every column that an UPDATE names. So try first without
        // naming those that stay as they are: it halves the cost of a changed lead or call.
        if (update_pays_ && !is_new(noun)) {
            bind_row(update_, noun);
            update_.run();
            if (!db_.ok() || db_.changed_rows() > 0) return;
        }
        bind_row(insert_, noun);
        insert_.run();
    }

private:
    // A guess that only decides which statement is tried first: ids go upwards.
    bool is_new(const T& noun) {
        if constexpr (requires { noun.id.value; }) {
            if (noun.id.value <= highest_) return false;
            highest_ = noun.id.value;
            return true;
        }
        return false;
    }

    Database& db_;
    Statement insert_;
    Statement update_;
    const bool update_pays_ = !table_of<T>().indexed.empty();
    std::uint64_t highest_ = 0;
};

}  // namespace recall
