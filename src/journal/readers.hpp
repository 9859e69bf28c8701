// Readers: several readers of one journal as one, so that a search that takes long holds up only
// those who find no reader free.
#pragma once

#include "journal/journal.hpp"

#include <condition_variable>
#include <mutex>

namespace recall {

class Readers : public JournalReader {
public:
    // They must outlive it, and be at least one.
    explicit Readers(std::vector<JournalReader*> readers) : free_(std::move(readers)) {}

    Result<Page<CompletedCall>, JournalError> calls(const CallFilter&, PageRequest) override;
    Result<Page<Lead>, JournalError> leads(const LeadFilter&, PageRequest) override;
    Result<Page<RecycleEntry>, JournalError> recycling_log(const RecycleFilter&,
                                                           PageRequest) override;
    Result<Page<Import>, JournalError> imports(const std::optional<ListId>&, PageRequest) override;
    Result<Page<DoNotCall>, JournalError> do_not_call(const DoNotCallFilter&, PageRequest) override;
    Result<Page<Assignment>, JournalError> assignments_of(LeadId, PageRequest) override;
    Result<Page<Record>, JournalError> records(const RecordFilter&, PageRequest) override;
    Result<Page<Unplaced>, JournalError> unplaced(const UnplacedFilter&, PageRequest) override;
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
    // One of them, taken while this lives; waits until there is one.
    class Taken;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<JournalReader*> free_;
};

}  // namespace recall
