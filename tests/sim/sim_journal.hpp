// SimJournal: what is durable, and the faults of a disk. It outlives the relay's process.
//
// Like the real one it keeps rows and records: after a restart the State comes from the rows that
// each batch said it had touched, so that a row nobody named is missed.
#pragma once

#include "tests/sim/counters.hpp"
#include "tests/sim/plan.hpp"

#include "journal/journal.hpp"

#include <functional>
#include <set>

namespace recall::sim {

// The process ends at this instant. Thrown out of commit() through the production code.
struct Killed {};

class SimJournal final : public Journal {
public:
    explicit SimJournal(Sabotage sabotage) : sabotage_(sabotage) {}

    Result<Loaded, JournalError> load() override;
    std::optional<JournalError> commit(const Batch& batch) override;
    std::optional<Assignment> ended_assignment(AssignmentId id) override;
    std::optional<Assignment> assignment_of(CallId id) override;
    std::optional<Record> record_of(const ClientKey& client, std::int64_t number) override;
    std::string mark_at(std::int64_t seq) override;
    std::optional<std::int64_t> highest_of(const ClientKey& client) override;

    // --- The faults, each for the next commit or load.
    enum class Fate { goes_well, fails, killed_before, killed_after };
    std::function<Fate()> fate_of_commit;
    std::function<bool()> load_fails;

    // --- For the laws. `committed` is called once a batch is durable.
    std::function<void(const Batch&)> committed;
    const std::vector<Record>& records() const { return kept_.records; }
    const Record* find(const ClientKey& client, std::int64_t number) const;
    const State& rows() const { return kept_.rows; }

    // --- A copy of the file, and its return.
    struct Kept {
        std::vector<Record> records;
        std::vector<std::uint64_t> marks;  // of each record, with all before it
        std::map<std::pair<ClientKey, std::int64_t>, std::size_t> index;
        std::map<ClientKey, std::int64_t> highest;
        std::map<AssignmentId, Assignment> ended;
        std::map<CallId, AssignmentId> calls;
        State rows;
    };
    Kept copy() const { return kept_; }
    void put_back(Kept copy) { kept_ = std::move(copy); }

private:
    void keep_rows(const Batch& batch);
    Kept kept_;
    Sabotage sabotage_;
};

}  // namespace recall::sim
