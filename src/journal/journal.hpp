// Journal: where a desk is kept. One commit makes a batch durable or leaves no trace of it.
//
// It holds two things, written in the same transaction:
//   - records, append-only: what was wished, by whom, when, and what followed. Numbered without a
//     gap from 1; each holds the hash of the one before. No personal data (Detail::record).
//   - rows: every noun as it stands, in plain tables that people can query.
// MemoryJournal and SqliteJournal behave the same; tests/journal runs one suite over both.
#pragma once

#include "core/call_notes.hpp"
#include "core/callback_history.hpp"
#include "core/rejection.hpp"
#include "core/result.hpp"
#include "core/state.hpp"
#include "wire/answers/callbacks.hpp"
#include "wire/answers/leads.hpp"

#include <memory>
#include <string>
#include <vector>

namespace recall {

// Who asked: numbers of one client of one user go upwards.
struct ClientKey {
    Username user;
    std::string client;
    auto operator<=>(const ClientKey&) const = default;
};

struct Record {
    std::int64_t seq = 0;
    Instant at;
    Day today;
    Username by;
    std::string client;
    std::int64_t number = 0;
    std::string command;  // its name, "CompleteCall"
    std::optional<Rejection> rejection;
    Events events;  // empty where it was rejected, or had been done before
    std::int64_t digest = 0;  // of the command, wire/digest.hpp; 0: of an older version, not known
};

// What went wrong underneath: a full disk, a folder that cannot be written, a damaged file.
struct JournalError {
    std::string code;     // "disk_full", "read_only", "damaged", "locked", "newer_version", "io"
    std::string message;  // for a person, with what to do
};

// Everything a relay needs to go on.
struct Loaded {
    State state;
    std::int64_t last_seq = 0;
    Instant last_at;
};

// One durable step: the records that follow last_seq, and the rows they touched as `state` and
// `changes` now have them. Both are only read, and only during the call.
struct Batch {
    const std::vector<Record>& records;
    const State& state;
    const Changes& changes;
};

class Journal {
public:
    virtual ~Journal() = default;

    virtual Result<Loaded, JournalError> load() = 0;
    // Durable when it returns nothing. On an error the journal is as it was before.
    virtual std::optional<JournalError> commit(const Batch& batch) = 0;

    // --- What is no longer in the State but still decides something. Where the journal cannot be
    // read they say nothing, and the next commit fails with the reason; also one of an empty
    // batch, which else does nothing. So commit before what follows from them is told to anyone.
    virtual std::optional<Assignment> ended_assignment(AssignmentId id) = 0;
    // The one that the completed call ended, archived or not.
    virtual std::optional<Assignment> assignment_of(CallId id) = 0;
    virtual std::optional<Record> record_of(const ClientKey& client, std::int64_t number) = 0;
    // What tells this history from another that has as many records, at that record: a piece of
    // its hash, which holds all before it. Empty where there is no such record.
    virtual std::string mark_at(std::int64_t seq) = 0;
    // The highest number of this client that has a record.
    virtual std::optional<std::int64_t> highest_of(const ClientKey& client) = 0;
};

// ---- Reading what is history. Safe to use from another thread than the journal's own.
//
// Pages are of one moment each, and in an order that stays: what is asked for, and by id where that
// is equal. Unless asked otherwise calls stand by day, log, imports, assignments and records by
// number, newest first; leads by id; callbacks by their time. A page past the last one is empty.
// Text is looked for anywhere, without regard to the case of A-Z.

template <typename T>
struct Page {
    std::vector<T> items;
    std::int64_t total = 0;  // of all pages
    bool more = false;       // it was not counted further: there are more than `total`
};

struct PageRequest {  // what is out of bounds counts as the nearest bound
    std::int64_t page = 1;   // from 1
    std::int64_t size = 50;  // 1..page_size_max
    // Of all pages, where an earlier page has told it: it is not counted again.
    std::optional<std::int64_t> total = std::nullopt;
    // However long it takes. Else a text that many calls have is counted so far only.
    bool count_all = false;
};
constexpr std::int64_t calls_counted_max = 1'000;  // then there are "more"

// How many items there are on the pages before.
std::int64_t page_skip(PageRequest request);

struct CallFilter {
    std::optional<Username> agent;
    std::optional<Kind> kind;
    std::optional<Code> campaign;
    std::optional<Code> outcome;
    std::optional<Day> from, to;  // both included
    std::string text;             // looked up in name, phone and notes: core/lookup.hpp
    std::optional<LeadId> lead;
    bool archived_only = true;
    CallOrder order = CallOrder::day;
    bool descending = true;
};

struct LeadFilter {
    std::optional<ListId> list;
    std::optional<Code> status;
    std::string text;  // looked up in name, phone and the values of further columns
    std::optional<Code> campaign = {};
    std::optional<bool> do_not_call = {};
    std::optional<int> attempts_max = {};
    std::optional<Username> agent = {};  // who has it open
    bool available_only = false;         // the pool: State::pool
    LeadOrder order = LeadOrder::id;
    bool descending = false;
    // In nobody's hands, promised to nobody, and may be called: what can be restored or given on.
    bool free_only = false;
};

struct DoNotCallFilter {
    std::optional<Code> campaign;  // the empty code: the desk's list
    std::string text = {};         // looked up in the phone number and the reason
};

struct UnplacedFilter {
    std::optional<UnplacedId> id;
    std::optional<UnplacedState> state;
    std::optional<Username> by;  // whose work it is
};

struct RecycleFilter {
    std::optional<Username> by;
    std::optional<Day> from, to;  // the day it was done for, both included
};

struct RecordFilter {
    std::optional<Username> by;
    std::string command;  // empty: any
    std::optional<Day> from = {}, to = {};
    bool rejected_only = false;
    std::string text = {};  // in what happened, or in the rejection
};

// ---- What reports are made of: sums over business days, both included.
struct ReportFilter {
    Day from, to;
    std::optional<Kind> kind;
    std::optional<Code> campaign;
    std::optional<Username> agent;
};
struct CallSum {  // of completed calls, archived or not
    Day day;         // none in sums by agent
    Username agent;  // empty in sums by day
    Code campaign;
    Code outcome;
    std::int64_t calls = 0;
    std::int64_t seconds = 0;  // from a call's beginning to its end
    std::int64_t late = 0;
    bool operator==(const CallSum&) const = default;
};
struct WorkSum {
    Username agent;
    std::int64_t assigned = 0;
    std::int64_t calls = 0;  // begun
    bool operator==(const WorkSum&) const = default;
};
struct ReportSums {  // of one moment, each in the order of its fields
    std::vector<CallSum> by_day;
    std::vector<CallSum> by_agent;
    std::vector<WorkSum> work;
};

// A day cut into steps from `start` on. What lies outside of them is not counted.
struct TimelineFilter {
    Day day;
    std::optional<Kind> kind;
    std::optional<Username> agent;
    Instant start;
    std::int64_t step_ms = 0;
    std::size_t steps = 0;
};
struct Timeline {  // one number a step
    std::vector<std::int64_t> completed;
    std::vector<std::int64_t> calls;  // begun
};

struct CallbackFilter {
    std::optional<Code> campaign;
    std::optional<ListId> list;
    std::optional<LeadId> lead;
    std::optional<Username> user;
    std::optional<CallbackStatus> status;
    std::optional<Recipient> recipient;
    std::optional<Instant> from, before;  // of callback_time; `before` is not included
    bool open_only = false;
    std::optional<CallbackEnd> ended = {};  // by which of them
};
// What became of the promises of a time: see Kept. The user who made them, or got them.
struct CallbackSum {
    Username user;
    std::int64_t on_time = 0;
    std::int64_t late = 0;
    std::int64_t missed = 0;
    std::int64_t waiting = 0;
    std::int64_t promised() const { return on_time + late + missed + waiting; }
    bool operator==(const CallbackSum&) const = default;
};
// What a reader does with them, for callbacks that are at hand. Equals stand by their time.
bool matches(const CallbackFilter& filter, const Callback& callback);
bool comes_before(CallbackSort sort, const Callback& a, const Callback& b);

class JournalReader {
public:
    virtual ~JournalReader() = default;
    virtual Result<Page<CompletedCall>, JournalError> calls(const CallFilter&, PageRequest) = 0;
    virtual Result<Page<Lead>, JournalError> leads(const LeadFilter&, PageRequest) = 0;
    virtual Result<Page<RecycleEntry>, JournalError> recycling_log(const RecycleFilter&,
                                                                PageRequest) = 0;
    // Of one list, or of all.
    virtual Result<Page<Import>, JournalError> imports(const std::optional<ListId>&,
                                                       PageRequest) = 0;
    // What was added last comes first.
    virtual Result<Page<DoNotCall>, JournalError> do_not_call(const DoNotCallFilter&,
                                                              PageRequest) = 0;
    // Newest first.
    virtual Result<Page<Unplaced>, JournalError> unplaced(const UnplacedFilter&, PageRequest) = 0;
    // Of a lead, open and ended.
    virtual Result<Page<Assignment>, JournalError> assignments_of(LeadId, PageRequest) = 0;
    virtual Result<Page<Record>, JournalError> records(const RecordFilter&, PageRequest) = 0;
    virtual Result<std::vector<Tally>, JournalError> tallies(Day day) = 0;
    // What was given out for a day, of all lists; of one kind of work, where it is said.
    virtual Result<GivenOut, JournalError> given_out(Day day, std::optional<Kind> kind) = 0;
    virtual Result<ReportSums, JournalError> report_sums(const ReportFilter&) = 0;
    virtual Result<Timeline, JournalError> timeline(const TimelineFilter&) = 0;
    // When the clock, as the client of its own name, closed a day for the last time.
    virtual Result<std::optional<Instant>, JournalError> last_day_closed() = 0;
    virtual Result<Page<Callback>, JournalError> callbacks(const CallbackFilter&, CallbackSort,
                                                           PageRequest) = 0;
    virtual Result<std::optional<Callback>, JournalError> callback(CallbackId) = 0;
    // The oldest step first.
    virtual Result<std::vector<CallbackStep>, JournalError> callback_history(CallbackId) = 0;
    // What was written beside these calls afterwards: by call in this order, the oldest first.
    virtual Result<std::vector<CallNote>, JournalError> call_notes(const std::vector<CallId>&) = 0;
    // How many fall between each edge and the next, the later one not included; in order.
    virtual Result<std::vector<std::int64_t>, JournalError> callback_counts(
        const CallbackFilter&, const std::vector<Instant>& edges) = 0;
    // By user, of what was promised for the filter's time, as it stands at `now`.
    virtual Result<std::vector<CallbackSum>, JournalError> callback_sums(const CallbackFilter&,
                                                                         Instant now) = 0;
    // Of all leads that fit, the first `most`, by id.
    virtual Result<std::vector<LeadId>, JournalError> lead_ids(const LeadFilter&,
                                                               std::int64_t most) = 0;
    // In which other list than this one each of these stands, in their order; empty: in none.
    virtual Result<std::vector<ListId>, JournalError> phones_elsewhere(
        const ListId& list, const std::vector<Phone>& phones) = 0;
};

}  // namespace recall
