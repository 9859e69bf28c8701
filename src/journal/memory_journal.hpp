// MemoryJournal: a journal without a disk, for tests and the simulator. What was committed lives
// as long as the object: a "restart" is a new Sequencer over the same journal.
#pragma once

#include "journal/journal.hpp"
#include "journal/record_text.hpp"

#include <functional>
#include <mutex>

namespace recall {

// The points between which a process may die while it commits.
enum class CommitStep {
    begun,            // nothing is written
    records_written,  // in the transaction: not durable
    rows_written,     // all is written, and still not durable
    durable,          // done, but nobody has been told yet
};
inline constexpr CommitStep commit_steps[] = {CommitStep::begun, CommitStep::records_written,
                                              CommitStep::rows_written, CommitStep::durable};

class MemoryJournal final : public Journal, public JournalReader {
public:
    // Asked at every step of every commit; false: the commit fails there with "io". It may also
    // throw, for a test that wants to see the stack of the dying go. Either way what had become
    // durable stays, and nothing else: after CommitStep::durable the batch is there although its
    // commit failed, as with a machine that dies before it can say so.
    using FaultHook = std::function<bool(CommitStep)>;
    void on_commit_step(FaultHook hook) { hook_ = std::move(hook); }

    Result<Loaded, JournalError> load() override;
    std::optional<JournalError> commit(const Batch& batch) override;
    std::optional<Assignment> ended_assignment(AssignmentId id) override;
    std::optional<Assignment> assignment_of(CallId id) override;
    std::optional<Record> record_of(const ClientKey& client, std::int64_t number) override;
    std::string mark_at(std::int64_t seq) override;
    std::optional<std::int64_t> highest_of(const ClientKey& client) override;

    // Reading: from any thread, while no other one than the journal's own commits.
    Result<Page<CompletedCall>, JournalError> calls(const CallFilter&, PageRequest) override;
    Result<Page<Lead>, JournalError> leads(const LeadFilter&, PageRequest) override;
    Result<Page<RecycleEntry>, JournalError> recycling_log(const RecycleFilter&,
                                                        PageRequest) override;
    Result<Page<Import>, JournalError> imports(const std::optional<ListId>&,
                                               PageRequest) override;
    Result<Page<DoNotCall>, JournalError> do_not_call(const DoNotCallFilter&,
                                                      PageRequest) override;
    Result<Page<Unplaced>, JournalError> unplaced(const UnplacedFilter&, PageRequest) override;
    Result<Page<Assignment>, JournalError> assignments_of(LeadId, PageRequest) override;
    Result<Page<Record>, JournalError> records(const RecordFilter&, PageRequest) override;
    Result<std::vector<Tally>, JournalError> tallies(Day day) override;
    Result<GivenOut, JournalError> given_out(Day day, std::optional<Kind> kind) override;
    Result<ReportSums, JournalError> report_sums(const ReportFilter&) override;
    Result<Timeline, JournalError> timeline(const TimelineFilter&) override;
    Result<std::optional<Instant>, JournalError> last_day_closed() override;
    Result<Page<Callback>, JournalError> callbacks(const CallbackFilter&, CallbackSort,
                                                   PageRequest) override;
    Result<std::optional<Callback>, JournalError> callback(CallbackId) override;
    Result<std::vector<CallbackStep>, JournalError> callback_history(CallbackId) override;
    Result<std::vector<CallNote>, JournalError> call_notes(const std::vector<CallId>&) override;
    Result<std::vector<std::int64_t>, JournalError> callback_counts(
        const CallbackFilter&, const std::vector<Instant>& edges) override;
    Result<std::vector<CallbackSum>, JournalError> callback_sums(const CallbackFilter&,
                                                                 Instant now) override;
    Result<std::vector<LeadId>, JournalError> lead_ids(const LeadFilter&,
                                                       std::int64_t most) override;
    Result<std::vector<ListId>, JournalError> phones_elsewhere(
        const ListId& list, const std::vector<Phone>& phones) override;

private:
    // The tables, as SqliteJournal has them.
    struct Rows {
        std::optional<Desk> desk;
        Counters counters;
        std::map<Username, User> users;
        std::map<Code, Campaign> campaigns;
        std::map<ListId, List> lists;
        std::map<LeadId, Lead> leads;
        std::map<AssignmentId, Assignment> assignments;
        std::map<CallId, CompletedCall> calls;
        std::map<TallyKey, Tally> tallies;
        std::map<RecycleId, RecycleEntry> recycle_log;
        std::map<ImportId, Import> imports;

        // Leaving aside whether somebody has it in hand.
        bool in_pool(const Lead& lead) const;
        std::map<CallbackId, Callback> callbacks;
        std::map<DoNotCallKey, DoNotCall> do_not_call;
        std::map<UnplacedId, Unplaced> unplaced;
        std::map<CallbackId, std::vector<CallbackStep>> callback_history;
        std::map<CallId, std::vector<CallNote>> call_notes;
    };

    void save_rows(const State& state, const Changes& changes);
    std::vector<const Lead*> leads_that_fit(const LeadFilter& filter) const;
    bool goes_on(CommitStep step) const { return !hook_ || hook_(step); }

    std::mutex mutex_;
    FaultHook hook_;
    Rows rows_;
    std::vector<RecordText> records_;
    std::vector<Sha256> hashes_;  // of each record
    Sha256Hasher hasher_;
    std::map<ClientKey, std::map<std::int64_t, std::size_t>> by_client_;  // number to index
};

}  // namespace recall
