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

// Of this record and, by way of the one before, of all that led to it.
std::uint64_t next_mark(const std::vector<std::uint64_t>& before, const Record& record) {
    std::uint64_t mark = before.empty() ? 0 : before.back();
    const auto mix = [&mark](std::uint64_t piece) {
        mark = (mark ^ piece) * 0x9e3779b97f4a7c15ULL;
    };
    mix(static_cast<std::uint64_t>(record.at.ms));
    mix(static_cast<std::uint64_t>(record.number));
    mix(static_cast<std::uint64_t>(record.digest));
    for (const char c : record.by + record.client) mix(static_cast<unsigned char>(c));
    return mark;
}

}  // namespace

Result<Loaded, JournalError> SimJournal::load() {
    if (load_fails && load_fails()) return cannot_read;
    Loaded loaded{kept_.rows, static_cast<std::int64_t>(kept_.records.size()),
                  kept_.records.empty() ? Instant{} : kept_.records.back().at};
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
        kept_.index.emplace(std::pair{key, record.number}, kept_.records.size());
        kept_.highest[key] = record.number;
        kept_.marks.push_back(next_mark(kept_.marks, record));
        kept_.records.push_back(record);
    }
    if (committed) committed(batch);
    if (fate == Fate::killed_after) throw Killed{};
    return std::nullopt;
}

void SimJournal::keep_rows(const Batch& batch) {
    const Changes& changes = batch.changes;
    const State& state = batch.state;
    if (changes.desk) kept_.rows.put(state.desk());
    if (changes.counters) kept_.rows.put(state.counters());
    for (const Username& id : changes.users) kept_.rows.put(*state.user(id));
    for (const Code id : changes.campaigns) kept_.rows.put(*state.campaign(id));
    for (const ListId& id : changes.lists) kept_.rows.put(*state.list(id));
    for (const LeadId id : changes.leads) {
        if (sabotage_ == Sabotage::forgets_a_row && kept_.rows.lead(id) && id.value % 7 == 0)
            continue;
        if (const Lead* lead = state.lead(id))
            kept_.rows.put(*lead);
        else
            kept_.rows.remove(id);
    }
    // Ended ones first: a lead may have been taken and given again in the same batch.
    for (const auto& [id, assignment] : changes.assignments) {
        if (is_open(assignment.stage)) continue;
        kept_.rows.put(assignment);
        kept_.ended.insert_or_assign(id, assignment);
    }
    for (const auto& [id, assignment] : changes.assignments) {
        if (is_open(assignment.stage)) kept_.rows.put(assignment);
    }
    for (const auto& [id, call] : changes.calls) {
        kept_.rows.put(call);
        kept_.calls[id] = call.assignment;
    }
    // Ended ones first, as with assignments.
    for (const auto& [id, callback] : changes.callbacks) {
        if (!is_open(callback.status)) kept_.rows.put(callback);
    }
    for (const auto& [id, callback] : changes.callbacks) {
        if (is_open(callback.status)) kept_.rows.put(callback);
    }
    for (const auto& [id, item] : changes.unplaced) kept_.rows.put(item);
    for (const TallyKey& key : changes.tallies) {
        const bool forgets = sabotage_ == Sabotage::forgets_a_figure && kept_.rows.tally(key);
        if (forgets && state.tally(key)->assigned % 3 == 0) continue;
        if (const Tally* tally = state.tally(key)) kept_.rows.put(*tally);
    }
    for (const RecycleId id : changes.recycles) {
        if (const RecycleEntry* entry = state.recycle(id)) kept_.rows.put(*entry);
    }
    for (const auto& [id, entry] : changes.finished_recycles) kept_.rows.put(entry);
    for (const ImportId id : changes.imports) kept_.rows.put(*state.import(id));
    for (const DoNotCallKey& key : changes.do_not_calls) {
        if (const DoNotCall* line = state.do_not_call(key))
            kept_.rows.put(*line);
        else
            kept_.rows.remove(key);
    }
}

std::optional<Assignment> SimJournal::ended_assignment(AssignmentId id) {
    const auto at = kept_.ended.find(id);
    return at == kept_.ended.end() ? std::nullopt : std::optional(at->second);
}

std::optional<Assignment> SimJournal::assignment_of(CallId id) {
    const auto at = kept_.calls.find(id);
    return at == kept_.calls.end() ? std::nullopt : ended_assignment(at->second);
}

std::string SimJournal::mark_at(std::int64_t seq) {
    if (seq < 1 || seq > static_cast<std::int64_t>(kept_.marks.size())) return "";
    return std::to_string(kept_.marks[static_cast<std::size_t>(seq - 1)]);
}

const Record* SimJournal::find(const ClientKey& client, std::int64_t number) const {
    const auto at = kept_.index.find({client, number});
    return at == kept_.index.end() ? nullptr : &kept_.records.at(at->second);
}

std::optional<std::int64_t> SimJournal::highest_of(const ClientKey& client) {
    const auto highest = kept_.highest.find(client);
    if (sabotage_ == Sabotage::forgets_clients || highest == kept_.highest.end()) {
        return std::nullopt;
    }
    return highest->second;
}

std::optional<Record> SimJournal::record_of(const ClientKey& client, std::int64_t number) {
    const Record* found = find(client, number);
    if (!found) return std::nullopt;
    Record record = *found;
    for (Event& event : record.events) event = as_recorded(event);
    return record;
}

}  // namespace recall::sim
