// The relay's heartbeat, without sockets, threads or clocks, so that tests and the simulator run
// the very same code.
//
// run() takes a bounded batch of submissions; for each: seen before? answer the same again, or
// refuse it where that number was another command's; else stamp it, decide, apply to the working
// state; then write all records and rows in one durable commit. Only what run() returns may be told
// to anyone. Where the commit fails nothing was done: the working state is loaded again from the
// journal, and run() says why.
#pragma once

#include "journal/journal.hpp"

#include "core/decide.hpp"

#include <list>
#include <map>
#include <span>

namespace recall {

constexpr std::size_t batch_submissions_max = 256;
// Whose highest numbers are at hand. Of all others the journal knows them: it is asked.
constexpr std::size_t clients_at_hand_max = 10'000;
static_assert(batch_submissions_max < clients_at_hand_max, "a batch's own are all at hand");

struct Submission {
    Username by;
    std::string client;
    std::int64_t number = 0;
    Command command;
    std::optional<Instant> handed_in = std::nullopt;  // Request::handed_in
};

struct CommandAnswer {
    std::optional<Rejection> rejection;
    Events events;          // what followed; for a repeated one without personal fields
    bool repeated = false;  // it had been answered before
};

// A clock that was set back by more than this is believed: until it has said so (TurnClockBack),
// and below, time stands still.
constexpr std::int64_t clock_back_ms_max = 2 * minute_ms;

// The time of a batch, from whoever owns a clock. `today` is the date in the desk's zone.
struct Stamp {
    Instant now;
    Day today;
};

class Sequencer {
public:
    // Both must outlive it. load() comes first. Without `clocks` every hour counts as open.
    explicit Sequencer(Journal& journal, const Clocks* clocks = nullptr)
        : journal_(journal), clocks_(clocks) {}

    // Reads the desk from the journal; also the way back after a failed commit.
    std::optional<JournalError> load();

    struct Done {
        std::vector<CommandAnswer> answers;  // one for each submission, in their order
        Changes changes;
        std::int64_t position = 0;    // the last record's number
        std::string mark;             // and Journal::mark_at of it
        Instant now;                  // the time that was stamped
    };
    Result<Done, JournalError> run(std::span<const Submission> submissions, Stamp stamp);

    const State& state() const { return state_; }
    std::int64_t position() const { return last_seq_; }
    // Of the record at that position: see Journal::mark_at.
    std::string mark_at(std::int64_t position) const { return journal_.mark_at(position); }
    Instant last_at() const { return last_at_; }  // of the last record
    // A number that this client of this user has not used yet.
    std::int64_t next_number(const ClientKey& client) const;
    std::size_t clients_at_hand() const { return highest_.size(); }
    // Neither a commit nor the loading after it went well: the state may hold what is not durable.
    // run() loads first, and refuses while it cannot.
    bool stale() const { return stale_; }
    // run() did not come to its end: who knows what the state holds.
    void distrust() { stale_ = true; }

private:
    std::optional<Assignment> recalled(const Command& command, const Changes& changes);
    Stamp stamp_of(const Submission& submission, Stamp stamp) const;
    CommandAnswer answer(const Submission& submission, Stamp stamp, Changes& changes,
                  std::vector<Record>& records);
    std::optional<CommandAnswer> answered_before(const Submission& submission, std::int64_t digest,
                                          const std::vector<Record>& records);

    // None: no record is of this client.
    std::int64_t highest_of(const ClientKey& client);
    void remember(const ClientKey& client, std::int64_t highest);

    // The client used last stands last.
    struct AtHand {
        std::int64_t highest = 0;
        std::list<const ClientKey*>::iterator turn;
    };

    Journal& journal_;
    const Clocks* clocks_;
    State state_;
    bool stale_ = false;
    std::int64_t last_seq_ = 0;
    Instant last_at_;
    std::map<ClientKey, AtHand> highest_;
    std::list<const ClientKey*> turns_;  // keys of highest_
};

}  // namespace recall
