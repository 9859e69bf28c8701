#include "journal/memory_journal.hpp"

#include <algorithm>

namespace recall {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool contains(const std::string& text, const std::string& part) {
    return std::search(text.begin(), text.end(), part.begin(), part.end(),
                       [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

bool matches(const CallFilter& filter, const CompletedCall& call) {
    return (!filter.agent || call.agent == *filter.agent) &&
           (!filter.kind || call.kind == *filter.kind) &&
           (!filter.campaign || call.campaign == *filter.campaign) &&
           (!filter.outcome || call.outcome == *filter.outcome) &&
           (!filter.from || call.day >= *filter.from) && (!filter.to || call.day <= *filter.to) &&
           (!filter.lead || call.lead == *filter.lead) &&
           (!filter.archived_only || call.archived_at) &&
           (contains(call.name, filter.text) || contains(to_text(call.phone), filter.text) ||
            contains(call.notes, filter.text));
}

bool matches(const LeadFilter& filter, const Lead& lead) {
    return (!filter.list || lead.list == *filter.list) &&
           (!filter.status || lead.status == *filter.status) &&
           (contains(lead.name, filter.text) || contains(to_text(lead.phone), filter.text));
}

template <typename T>
Page<T> page_of(std::vector<const T*> found, PageRequest request) {
    Page<T> page;
    page.total = static_cast<std::int64_t>(found.size());
    const std::int64_t size = std::clamp<std::int64_t>(request.size, 1, page_size_max);
    const std::int64_t first = page_skip(request);
    for (std::int64_t i = first; i < page.total && i - first < size; ++i) {
        page.items.push_back(*found[static_cast<std::size_t>(i)]);
    }
    return page;
}

Record parsed(const RecordText& stored) {
    auto record = from_stored(stored);
    ensure(bool(record));
    return std::move(record).value();
}

JournalError died() { return {"io", "The journal in memory was told to fail here."}; }

}  // namespace

Result<Loaded, JournalError> MemoryJournal::load() {
    Loaded loaded;
    State& state = loaded.state;
    if (rows_.desk) state.put(*rows_.desk);
    state.put(rows_.counters);
    const auto put_all = [&state](const auto& rows) {
        for (const auto& [id, row] : rows) state.put(row);
    };
    put_all(rows_.users);
    put_all(rows_.campaigns);
    put_all(rows_.lists);
    put_all(rows_.leads);
    put_all(rows_.assignments);
    put_all(rows_.calls);
    put_all(rows_.callbacks);
    put_all(rows_.recycle_log);
    put_all(rows_.tallies);
    state.forget_tallies_before(Day{rows_.counters.open_day.number - 1 - tally_days_kept});

    for (const auto& [client, numbers] : by_client_) {
        loaded.highest[client] = numbers.rbegin()->first;
    }
    loaded.last_seq = static_cast<std::int64_t>(records_.size());
    if (!records_.empty()) loaded.last_at = {records_.back().at};
    return loaded;
}

std::optional<JournalError> MemoryJournal::commit(const Batch& batch) {
    if (batch.records.empty() && batch.changes.empty()) return std::nullopt;
    std::vector<RecordText> written;
    for (const Record& record : batch.records) {
        ensure(record.seq == static_cast<std::int64_t>(records_.size() + written.size()) + 1);
        written.push_back(to_stored(record));
    }
    // Nothing is kept before all of these let it pass.
    for (const CommitStep step :
         {CommitStep::begun, CommitStep::records_written, CommitStep::rows_written}) {
        if (!goes_on(step)) return died();
    }
    {
        const std::lock_guard lock(mutex_);
        for (RecordText& record : written) {
            const auto [at, added] =
                by_client_[{record.user, record.client}].emplace(record.number, records_.size());
            ensure(added);
            records_.push_back(std::move(record));
        }
        save_rows(batch.state, batch.changes);
    }
    if (!goes_on(CommitStep::durable)) return died();
    return std::nullopt;
}

void MemoryJournal::save_rows(const State& state, const Changes& changes) {
    const auto save = [](auto& rows, const auto& id, const auto* row) {
        if (row) rows.insert_or_assign(id, *row);
    };
    if (changes.desk) rows_.desk = state.desk();
    if (changes.counters) rows_.counters = state.counters();
    for (const Username& username : changes.users) {
        save(rows_.users, username, state.user(username));
    }
    for (const Code id : changes.campaigns) save(rows_.campaigns, id, state.campaign(id));
    for (const ListId& id : changes.lists) save(rows_.lists, id, state.list(id));
    for (const LeadId id : changes.leads) save(rows_.leads, id, state.lead(id));
    for (const auto& [id, row] : changes.assignments) save(rows_.assignments, id, &row);
    for (const auto& [id, row] : changes.calls) save(rows_.calls, id, &row);
    for (const TallyKey& key : changes.tallies) save(rows_.tallies, key, state.tally(key));
    for (const RecycleId id : changes.recycles) save(rows_.recycle_log, id, state.recycle(id));
    for (const auto& [id, row] : changes.finished_recycles) save(rows_.recycle_log, id, &row);
    for (const auto& [id, row] : changes.callbacks) save(rows_.callbacks, id, &row);
}

std::optional<Assignment> MemoryJournal::ended_assignment(AssignmentId id) {
    const auto found = rows_.assignments.find(id);
    if (found == rows_.assignments.end() || is_open(found->second.stage)) return std::nullopt;
    return found->second;
}

std::optional<Record> MemoryJournal::record_of(const ClientKey& client, std::int64_t number) {
    const auto numbers = by_client_.find(client);
    if (numbers == by_client_.end()) return std::nullopt;
    const auto index = numbers->second.find(number);
    if (index == numbers->second.end()) return std::nullopt;
    return parsed(records_[index->second]);
}

Result<Page<CompletedCall>, JournalError> MemoryJournal::calls(const CallFilter& filter,
                                                               PageRequest request) {
    const std::lock_guard lock(mutex_);
    std::vector<const CompletedCall*> found;
    for (const auto& [id, call] : rows_.calls) {
        if (matches(filter, call)) found.push_back(&call);
    }
    std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
        return a->day != b->day ? a->day > b->day : a->id > b->id;
    });
    return page_of(std::move(found), request);
}

Result<Page<Lead>, JournalError> MemoryJournal::leads(const LeadFilter& filter,
                                                      PageRequest request) {
    const std::lock_guard lock(mutex_);
    std::vector<const Lead*> found;
    for (const auto& [id, lead] : rows_.leads) {
        if (matches(filter, lead)) found.push_back(&lead);
    }
    return page_of(std::move(found), request);
}

Result<Page<RecycleEntry>, JournalError> MemoryJournal::recycling_log(PageRequest request) {
    const std::lock_guard lock(mutex_);
    std::vector<const RecycleEntry*> found;
    for (auto row = rows_.recycle_log.rbegin(); row != rows_.recycle_log.rend(); ++row) {
        found.push_back(&row->second);
    }
    return page_of(std::move(found), request);
}

Result<Page<Record>, JournalError> MemoryJournal::records(const RecordFilter& filter,
                                                          PageRequest request) {
    const std::lock_guard lock(mutex_);
    std::vector<const RecordText*> found;
    for (auto record = records_.rbegin(); record != records_.rend(); ++record) {
        if (filter.by && record->user != *filter.by) continue;
        if (!filter.command.empty() && record->command != filter.command) continue;
        found.push_back(&*record);
    }
    const Page<RecordText> stored = page_of(std::move(found), request);
    Page<Record> page{{}, stored.total};
    for (const RecordText& record : stored.items) page.items.push_back(parsed(record));
    return page;
}

Result<Page<Callback>, JournalError> MemoryJournal::callbacks(const CallbackFilter& filter,
                                                              CallbackSort sort,
                                                              PageRequest request) {
    const std::lock_guard lock(mutex_);
    std::vector<const Callback*> found;
    for (const auto& [id, callback] : rows_.callbacks) {
        if (matches(filter, callback)) found.push_back(&callback);
    }
    std::sort(found.begin(), found.end(), [sort](const Callback* a, const Callback* b) {
        return comes_before(sort, *a, *b);
    });
    return page_of(std::move(found), request);
}

Result<std::vector<Tally>, JournalError> MemoryJournal::tallies(Day day) {
    const std::lock_guard lock(mutex_);
    std::vector<Tally> found;
    for (const auto& [key, tally] : rows_.tallies) {
        if (key.day == day) found.push_back(tally);
    }
    std::sort(found.begin(), found.end(),
              [](const Tally& a, const Tally& b) { return a.key < b.key; });
    return found;
}

}  // namespace recall
