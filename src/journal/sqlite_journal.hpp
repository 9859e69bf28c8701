// SqliteJournal: a desk in one file, desk.db, in a folder that one relay owns.
//
// WAL with synchronous=FULL: what commit() says is durable survives the loss of power. One
// transaction a batch, so its cost is shared: fill batches.
#pragma once

#include "journal/journal.hpp"

namespace recall {

class SqliteJournal final : public Journal {
public:
    // Makes the folder and the file where there are none. Errors: "locked" where a relay is
    // running there already, "newer_version", "read_only", "disk_full", "damaged", "io".
    // `vfs` is SQLite's layer to the file system, for tests; empty: the usual one.
    static Result<std::unique_ptr<SqliteJournal>, JournalError> open(const std::string& folder,
                                                                     const std::string& vfs = "");
    ~SqliteJournal() override;

    Result<Loaded, JournalError> load() override;
    std::optional<JournalError> commit(const Batch& batch) override;
    std::optional<Assignment> ended_assignment(AssignmentId id) override;
    std::optional<Assignment> assignment_of(CallId id) override;
    std::optional<Record> record_of(const ClientKey& client, std::int64_t number) override;
    std::string mark_at(std::int64_t seq) override;
    std::optional<std::int64_t> highest_of(const ClientKey& client) override;

    // A reader with a connection of its own, for any one thread at a time or several.
    Result<std::unique_ptr<JournalReader>, JournalError> reader() const;

private:
    struct Impl;
    explicit SqliteJournal(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// A reader of the desk in this folder, whether a relay is running there or not.
Result<std::unique_ptr<JournalReader>, JournalError> open_reader(const std::string& folder,
                                                                 const std::string& vfs = "");

// The desk's file in a folder, for whoever backs it up.
std::string desk_file(const std::string& folder);

}  // namespace recall
