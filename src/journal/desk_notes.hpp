// DeskNotes: what the relay keeps for a desk that no rule decides by: what the columns of its files
// are, the codes of a pause, and who was present when. The file notes.db in the data folder.
//
// Every write is durable when it returns. Safe to use from several threads.
#pragma once

#include "journal/journal.hpp"
#include "wire/answers/presence.hpp"

#include <map>
#include <mutex>

namespace recall {

class Database;

struct PresenceFilter {
    std::optional<Username> username;
    Instant from, before;  // spans that touch from <= t < before; zero: open on that side
};

constexpr std::size_t remembered_columns_max = 5'000;  // then the oldest go
constexpr std::int64_t presence_spans_max = 1'000'000;
constexpr std::size_t pause_codes_max = 30;
constexpr std::size_t pause_code_bytes_max = 40;

class DeskNotes {
public:
    using Failure = std::optional<JournalError>;  // nothing: done

    DeskNotes();
    ~DeskNotes();
    DeskNotes(const DeskNotes&) = delete;
    DeskNotes& operator=(const DeskNotes&) = delete;

    // Before anything else, once. No folder: kept while the process lives.
    Failure open(const std::string& folder);

    // --- What somebody said the columns under these headers are: "mobileno" → "phone".
    // An empty use is forgotten.
    Result<std::map<std::string, std::string>, JournalError> columns();
    Failure remember_columns(const std::map<std::string, std::string>& uses, Instant at);

    // --- In the order they are offered. The first five are there until somebody chooses others.
    Result<std::vector<std::string>, JournalError> pause_codes();
    Failure set_pause_codes(const std::vector<std::string>& codes);

    // --- The span that runs ends, and this one begins; nothing begins where there is no state.
    Failure change_presence(const Username& username, std::optional<PresenceState> state,
                            const std::string& code, Instant at);
    // Those that run: after a start they go on where they were.
    Result<std::vector<PresenceSpan>, JournalError> running_presence();
    Result<Page<PresenceSpan>, JournalError> presence(const PresenceFilter& filter,
                                                      PageRequest page);  // newest first

private:
    std::mutex mutex_;
    std::unique_ptr<Database> db_;
};

}  // namespace recall
