// A journal in memory, and one of SQLite, for suites that run over both.
#pragma once

#include "tests/journal/desk_at_work.hpp"
#include "tests/journal/fault_disk.hpp"

#include "journal/memory_journal.hpp"
#include "journal/sqlite_journal.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <functional>

namespace recall {

struct OnMemory {
    Journal& journal() { return memory; }
    JournalReader& reader() { return memory; }
    void fail_commits(bool fail) {
        memory.on_commit_step([fail](CommitStep step) {
            return !fail || step != CommitStep::rows_written;
        });
    }
    MemoryJournal memory;
};

struct OnSqlite {
    OnSqlite() { sqlite = std::move(SqliteJournal::open(folder.path(), disk.name())).value(); }
    Journal& journal() { return *sqlite; }
    JournalReader& reader() {
        if (!reading) reading = std::move(sqlite->reader()).value();
        return *reading;
    }
    void fail_commits(bool fail) { disk.fail(3, fail ? SQLITE_FULL : 0, false); }
    TemporaryFolder folder;
    FaultDisk disk;
    std::unique_ptr<SqliteJournal> sqlite;
    std::unique_ptr<JournalReader> reading;
};

inline std::string loaded_text(Journal& journal) {
    auto loaded = journal.load();
    EXPECT_TRUE(bool(loaded)) << (loaded ? "" : loaded.error().message);
    if (!loaded) return "";
    EXPECT_EQ(audit(loaded.value().state), std::vector<std::string>{});
    return everything(loaded.value().state);
}

template <typename T>
std::vector<std::string> texts(const Result<Page<T>, JournalError>& page) {
    std::vector<std::string> texts;
    for (const T& item : page.value().items) texts.push_back(to_text(to_json(item)));
    return texts;
}

std::vector<std::uint64_t> ids(const auto& page) {
    std::vector<std::uint64_t> ids;
    for (const auto& item : page.value().items) ids.push_back(item.id.value);
    return ids;
}

using Ids = std::vector<std::uint64_t>;

template <typename Where>
class JournalSuite : public testing::Test {
protected:
    Where where;
    Journal& journal = where.journal();
    DeskAtWork desk{journal};
};
using Everywhere = testing::Types<OnMemory, OnSqlite>;

class Names {
public:
    template <typename Where>
    static std::string GetName(int) {
        return std::is_same_v<Where, OnMemory> ? "Memory" : "Sqlite";
    }
};

}  // namespace recall
