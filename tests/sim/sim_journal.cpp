#include "tests/sim/sim_journal.hpp"

#include "wire/json.hpp"

namespace recall::sim {

namespace {

const JournalError disk_full{"disk_full", "The disk is full. Make room."};
const JournalError cannot_read{"io", "The journal cannot be read."};

// As it comes back from a table: without personal fields.
Event as_recorded(const Event& event) {
    const Json json = event_to_json(event, Detail::record);
    auto read = event_from_json(json, Detail::record);
    ensure(bool(read));
    return std::move(read).value();
}

}  // namespace

Result<Loaded, JournalError> SimJournal::load() {
    if (load_fails && load_fails()) return cannot_read;
    Loaded loaded{rows_, static_cast<std::int64_t>(records_.size()),
                  records_.empty() ? Instant{} : records_.back().at, highest_};
    if (sabotage_ == Sabotage::forgets_clients) loaded.highest.clear();
    return loaded;
}

std::optional<JournalError> SimJournal::commit(const Batch& batch) {
    const Fate fate = fate_of_commit ? fate_of_commit() : Fate::goes_well;
    if (fate == Fate::fails) return disk_full;
    if (fate == Fate::killed_before) {
        if (sabotage_ == Sabotage::lies_about_commit) return std::nullopt;
        throw Killed{};
    }
    keep_rows(batch);
    for (const Record& record : batch.records) {
        const ClientKey key{record.by, record.client};
        index_.emplace(std::pair{key, record.number}, records_.size());
        highest_[key] = record.number;
        records_.push_back(record);
    }
    if (committed) committed(batch);
    if (fate == Fate::killed_after) throw Killed{};
    return std::nullopt;
}

void SimJournal::keep_rows(const Batch& batch) {
    const Changes& changes = batch.changes;
    const State& state = batch.state;
    if (changes.desk) rows_.put(state.desk());
    if (changes.counters) rows_.put(state.counters());
    for (const Username& id : changes.users) rows_.put(*state.user(id));
    for (const Code id : changes.campaigns) rows_.put(*state.campaign(id));
    for (const ListId& id : changes.lists) rows_.put(*state.list(id));
    for (const LeadId id : changes.leads) {
        if (sabotage_ == Sabotage::forgets_a_row && rows_.lead(id) && id.value % 7 == 0) continue;
        if (const Lead* lead = state.lead(id)) rows_.put(*lead);
        else rows_.remove(id);
    }
    // Ended ones first: a lead may have been taken and given again in the same batch.
    for (const auto& [id, assignment] : changes.assignments) {
        if (is_open(assignment.stage)) continue;
        rows_.put(assignment);
        ended_.insert_or_assign(id, assignment);
    }
    for (const auto& [id, assignment] : changes.assignments) {
        if (is_open(assignment.stage)) rows_.put(assignment);
    }
    for (const auto& [id, call] : changes.calls) rows_.put(call);
    // Ended ones first, as with assignments.
    for (const auto& [id, callback] : changes.callbacks) {
        if (!is_open(callback.status)) rows_.put(callback);
    }
    for (const auto& [id, callback] : changes.callbacks) {
        if (is_open(callback.status)) rows_.put(callback);
    }
    for (const TallyKey& key : changes.tallies) {
        if (const Tally* tally = state.tally(key)) rows_.put(*tally);
    }
    for (const RecycleId id : changes.recycles) {
        if (const RecycleEntry* entry = state.recycle(id)) rows_.put(*entry);
    }
    for (const auto& [id, entry] : changes.finished_recycles) rows_.put(entry);
    for (const ImportId id : changes.imports) rows_.put(*state.import(id));
    for (const DoNotCallKey& key : changes.do_not_calls) {
        if (const DoNotCall* line = state.do_not_call(key)) rows_.put(*line);
        else rows_.remove(key);
    }
}

std::optional<Assignment> SimJournal::ended_assignment(AssignmentId id) {
    const auto at = ended_.find(id);
    return at == ended_.end() ? std::nullopt : std::optional(at->second);
}

const Record* SimJournal::find(const ClientKey& client, std::int64_t number) const {
    const auto at = index_.find({client, number});
    return at == index_.end() ? nullptr : &records_.at(at->second);
}

std::optional<Record> SimJournal::record_of(const ClientKey& client, std::int64_t number) {
    const Record* found = find(client, number);
    if (!found) return std::nullopt;
    Record record = *found;
    for (Event& event : record.events) event = as_recorded(event);
    return record;
}

}  // namespace recall::sim
