#include "journal/readers.hpp"

namespace recall {

class Readers::Taken {
public:
    explicit Taken(Readers& readers) : readers_(readers) {
        std::unique_lock lock(readers_.mutex_);
        readers_.changed_.wait(lock, [this] { return !readers_.free_.empty(); });
        one_ = readers_.free_.back();
        readers_.free_.pop_back();
    }
    ~Taken() {
        {
            const std::lock_guard lock(readers_.mutex_);
            readers_.free_.push_back(one_);
        }
        readers_.changed_.notify_one();
    }
    Taken(const Taken&) = delete;
    Taken& operator=(const Taken&) = delete;
    JournalReader* operator->() const { return one_; }

private:
    Readers& readers_;
    JournalReader* one_ = nullptr;
};

Result<Page<CompletedCall>, JournalError> Readers::calls(const CallFilter& filter,
                                                         PageRequest page) {
    return Taken(*this)->calls(filter, page);
}
Result<Page<Lead>, JournalError> Readers::leads(const LeadFilter& filter, PageRequest page) {
    return Taken(*this)->leads(filter, page);
}
Result<Page<RecycleEntry>, JournalError> Readers::recycling_log(const RecycleFilter& filter,
                                                                PageRequest page) {
    return Taken(*this)->recycling_log(filter, page);
}
Result<Page<Import>, JournalError> Readers::imports(const std::optional<ListId>& list,
                                                    PageRequest page) {
    return Taken(*this)->imports(list, page);
}
Result<Page<DoNotCall>, JournalError> Readers::do_not_call(const DoNotCallFilter& filter,
                                                           PageRequest page) {
    return Taken(*this)->do_not_call(filter, page);
}
Result<Page<Assignment>, JournalError> Readers::assignments_of(LeadId lead, PageRequest page) {
    return Taken(*this)->assignments_of(lead, page);
}
Result<Page<Record>, JournalError> Readers::records(const RecordFilter& filter, PageRequest page) {
    return Taken(*this)->records(filter, page);
}
Result<Page<Unplaced>, JournalError> Readers::unplaced(const UnplacedFilter& filter,
                                                       PageRequest page) {
    return Taken(*this)->unplaced(filter, page);
}
Result<GivenOut, JournalError> Readers::given_out(Day day, std::optional<Kind> kind) {
    return Taken(*this)->given_out(day, kind);
}

Result<std::vector<Tally>, JournalError> Readers::tallies(Day day) {
    return Taken(*this)->tallies(day);
}
Result<ReportSums, JournalError> Readers::report_sums(const ReportFilter& filter) {
    return Taken(*this)->report_sums(filter);
}
Result<Timeline, JournalError> Readers::timeline(const TimelineFilter& filter) {
    return Taken(*this)->timeline(filter);
}
Result<std::optional<Instant>, JournalError> Readers::last_day_closed() {
    return Taken(*this)->last_day_closed();
}
Result<Page<Callback>, JournalError> Readers::callbacks(const CallbackFilter& filter,
                                                        CallbackSort sort, PageRequest page) {
    return Taken(*this)->callbacks(filter, sort, page);
}
Result<std::optional<Callback>, JournalError> Readers::callback(CallbackId id) {
    return Taken(*this)->callback(id);
}
Result<std::vector<CallbackStep>, JournalError> Readers::callback_history(CallbackId id) {
    return Taken(*this)->callback_history(id);
}
Result<std::vector<CallNote>, JournalError> Readers::call_notes(const std::vector<CallId>& calls) {
    return Taken(*this)->call_notes(calls);
}
Result<std::vector<std::int64_t>, JournalError> Readers::callback_counts(
    const CallbackFilter& filter, const std::vector<Instant>& edges) {
    return Taken(*this)->callback_counts(filter, edges);
}
Result<std::vector<CallbackSum>, JournalError> Readers::callback_sums(const CallbackFilter& filter,
                                                                      Instant now) {
    return Taken(*this)->callback_sums(filter, now);
}
Result<std::vector<LeadId>, JournalError> Readers::lead_ids(const LeadFilter& filter,
                                                            std::int64_t most) {
    return Taken(*this)->lead_ids(filter, most);
}
Result<std::vector<ListId>, JournalError> Readers::phones_elsewhere(
    const ListId& list, const std::vector<Phone>& phones) {
    return Taken(*this)->phones_elsewhere(list, phones);
}

}  // namespace recall
