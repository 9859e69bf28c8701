#include "journal/memory_journal.hpp"

#include "core/chooser.hpp"

#include <algorithm>

namespace recall {

namespace {

// As SQLite's NOCASE compares.
std::string lowered(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

// Is `part` somewhere in `text`, without regard to the case of A-Z? The empty part always is.
bool contains_text(const std::string& text, const std::string& part) {
    return lowered(text).find(lowered(part)) != std::string::npos;
}

bool between(Day day, const std::optional<Day>& from, const std::optional<Day>& to) {
    return (!from || day >= *from) && (!to || day <= *to);
}

bool matches(const CallFilter& filter, const CompletedCall& call) {
    return (!filter.agent || call.agent == *filter.agent) &&
           (!filter.kind || call.kind == *filter.kind) &&
           (!filter.campaign || call.campaign == *filter.campaign) &&
           (!filter.outcome || call.outcome == *filter.outcome) &&
           between(call.day, filter.from, filter.to) &&
           (!filter.lead || call.lead == *filter.lead) &&
           (!filter.archived_only || call.archived_at) &&
           Lookup(filter.text).finds(findable_of(call));
}

bool matches(const UnplacedFilter& filter, const Unplaced& item) {
    return (!filter.id || item.id == *filter.id) &&
           (!filter.state || item.state == *filter.state) && (!filter.by || item.by == *filter.by);
}

bool matches(const RecycleFilter& filter, const RecycleEntry& entry) {
    return (!filter.by || entry.by == *filter.by) && between(entry.day, filter.from, filter.to);
}

bool matches(const RecordFilter& filter, const RecordText& record) {
    return (!filter.by || record.user == *filter.by) &&
           (filter.command.empty() || record.command == filter.command) &&
           (!filter.from || record.day >= to_text(*filter.from)) &&
           (!filter.to || record.day <= to_text(*filter.to)) &&
           (!filter.rejected_only || !record.rejection.empty()) &&
           (contains_text(record.events, filter.text) ||
            contains_text(record.rejection, filter.text));
}

std::int64_t length_of(const CompletedCall& call) {
    return call.started_at ? call.completed_at - call.started_at : 0;
}

// Ascending, by id where it is equal.
bool comes_before(CallOrder order, const CompletedCall& a, const CompletedCall& b) {
    const auto by = [&](const auto& x, const auto& y) { return x != y ? x < y : a.id < b.id; };
    switch (order) {
        case CallOrder::day: return by(a.day, b.day);
        case CallOrder::completed: return by(a.completed_at, b.completed_at);
        case CallOrder::agent: return by(std::pair(a.agent, a.day), std::pair(b.agent, b.day));
        case CallOrder::outcome:
            return by(std::pair(a.outcome.text(), a.day), std::pair(b.outcome.text(), b.day));
        case CallOrder::name: return by(lowered(a.name), lowered(b.name));
        case CallOrder::seconds: return by(length_of(a), length_of(b));
    }
    return false;
}

bool comes_before(LeadOrder order, const Lead& a, const Lead& b) {
    const auto by = [&](const auto& x, const auto& y) { return x != y ? x < y : a.id < b.id; };
    switch (order) {
        case LeadOrder::id: return a.id < b.id;
        case LeadOrder::name: return by(lowered(a.name), lowered(b.name));
        case LeadOrder::phone: return by(to_text(a.phone), to_text(b.phone));
        case LeadOrder::status: return by(a.status.text(), b.status.text());
        case LeadOrder::attempts: return by(a.attempts, b.attempts);
        case LeadOrder::last_call: return by(a.last_call, b.last_call);
    }
    return false;
}

template <typename T, typename Filter>
void sort(std::vector<const T*>& found, const Filter& filter) {
    std::sort(found.begin(), found.end(), [&filter](const T* a, const T* b) {
        return filter.descending ? comes_before(filter.order, *b, *a)
                                 : comes_before(filter.order, *a, *b);
    });
}

// All rows of a table that pass, newest first.
template <typename Map, typename Passes>
auto newest(const Map& rows, Passes passes) {
    std::vector<const typename Map::mapped_type*> found;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (passes(row->second)) found.push_back(&row->second);
    }
    return found;
}

template <typename T>
Page<T> page_of(std::vector<const T*> found, PageRequest request) {
    Page<T> page;
    page.total = request.total.value_or(static_cast<std::int64_t>(found.size()));
    const std::int64_t size = std::clamp<std::int64_t>(request.size, 1, page_size_max);
    const std::int64_t first = page_skip(request);
    for (std::int64_t i = first; i < static_cast<std::int64_t>(found.size()) && i - first < size;
         ++i) {
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
    put_all(rows_.unplaced);
    put_all(rows_.recycle_log);
    put_all(rows_.tallies);
    put_all(rows_.imports);
    put_all(rows_.do_not_call);
    state.forget_tallies_before(Day{rows_.counters.open_day.number - 1 - tally_days_kept});

    loaded.last_seq = static_cast<std::int64_t>(records_.size());
    if (!records_.empty()) loaded.last_at = {records_.back().at};
    return loaded;
}

std::optional<std::int64_t> MemoryJournal::highest_of(const ClientKey& client) {
    const auto numbers = by_client_.find(client);
    if (numbers == by_client_.end()) return std::nullopt;
    return numbers->second.rbegin()->first;
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
            hashes_.push_back(chain(hasher_, hashes_.empty() ? Sha256{} : hashes_.back(), record));
            records_.push_back(std::move(record));
        }
        for (const Record& record : batch.records) {
            for (CallbackStep& step :
                 callback_steps(record.seq, record.at, record.by, record.events)) {
                rows_.callback_history[step.callback].push_back(std::move(step));
            }
            if (auto note = call_note(record.seq, record.at, record.by, record.events)) {
                rows_.call_notes[note->call].push_back(std::move(*note));
            }
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
    for (const LeadId id : changes.leads) {
        save(rows_.leads, id, state.lead(id));
        if (!state.lead(id)) rows_.leads.erase(id);
    }
    for (const auto& [id, row] : changes.assignments) save(rows_.assignments, id, &row);
    for (const auto& [id, row] : changes.calls) save(rows_.calls, id, &row);
    for (const TallyKey& key : changes.tallies) save(rows_.tallies, key, state.tally(key));
    for (const RecycleId id : changes.recycles) save(rows_.recycle_log, id, state.recycle(id));
    for (const auto& [id, row] : changes.finished_recycles) save(rows_.recycle_log, id, &row);
    for (const ImportId id : changes.imports) save(rows_.imports, id, state.import(id));
    for (const auto& [id, row] : changes.callbacks) save(rows_.callbacks, id, &row);
    for (const auto& [id, row] : changes.unplaced) save(rows_.unplaced, id, &row);
    for (const DoNotCallKey& key : changes.do_not_calls) {
        save(rows_.do_not_call, key, state.do_not_call(key));
        if (!state.do_not_call(key)) rows_.do_not_call.erase(key);
    }
}

std::optional<Assignment> MemoryJournal::ended_assignment(AssignmentId id) {
    const auto found = rows_.assignments.find(id);
    if (found == rows_.assignments.end() || is_open(found->second.stage)) return std::nullopt;
    return found->second;
}

std::optional<Assignment> MemoryJournal::assignment_of(CallId id) {
    const auto found = rows_.calls.find(id);
    return found == rows_.calls.end() ? std::nullopt : ended_assignment(found->second.assignment);
}

std::optional<Record> MemoryJournal::record_of(const ClientKey& client, std::int64_t number) {
    const auto numbers = by_client_.find(client);
    if (numbers == by_client_.end()) return std::nullopt;
    const auto index = numbers->second.find(number);
    if (index == numbers->second.end()) return std::nullopt;
    return parsed(records_[index->second]);
}

std::string MemoryJournal::mark_at(std::int64_t seq) {
    if (seq < 1 || seq > static_cast<std::int64_t>(hashes_.size())) return "";
    return mark_of(hashes_[static_cast<std::size_t>(seq - 1)]);
}

Result<Page<CompletedCall>, JournalError> MemoryJournal::calls(const CallFilter& filter,
                                                               PageRequest request) {
    const std::lock_guard lock(mutex_);
    std::vector<const CompletedCall*> found;
    for (const auto& [id, call] : rows_.calls) {
        if (matches(filter, call)) found.push_back(&call);
    }
    sort(found, filter);
    return page_of(std::move(found), request);
}

bool MemoryJournal::Rows::in_pool(const Lead& lead) const {
    const List& list = lists.at(lead.list);
    const Campaign& campaign = campaigns.at(list.campaign);
    return list.active && campaign.active && !is_expired(list, counters) &&
           has_dial_status(campaign, lead) && wait_end(campaign, lead) <= counters.waits_ended;
}

std::vector<const Lead*> MemoryJournal::leads_that_fit(const LeadFilter& filter) const {
    std::map<LeadId, Username> held;
    for (const auto& [id, assignment] : rows_.assignments) {
        if (is_open(assignment.stage)) held[assignment.lead] = assignment.agent;
    }
    std::set<LeadId> promised;
    for (const auto& [id, callback] : rows_.callbacks) {
        if (is_open(callback.status)) promised.insert(callback.lead);
    }
    People people;
    const auto kind_of = [this](const Lead& lead) {
        return rows_.campaigns.at(rows_.lists.at(lead.list).campaign).kind;
    };
    const bool asks_who = filter.available_only && rows_.desk && rows_.desk->one_per_person;
    for (const auto& [id, lead] : rows_.leads) {
        if (!asks_who) break;
        people.tie(kind_of(lead), lead.phone, id, {held.contains(id), promised.contains(id)});
    }
    const auto is_elsewhere = [&](const Lead& lead) {
        const Tie others = people.tie_of_others(kind_of(lead), lead.phone, lead.id);
        return others.in_hand || (others.promised && !promised.contains(lead.id));
    };
    const LeadChooser chooser({filter.status, filter.attempts_max, filter.text});
    std::vector<const Lead*> found;
    for (const auto& [id, lead] : rows_.leads) {
        const auto by = held.find(id);
        const bool free = by == held.end();
        if (filter.list && lead.list != *filter.list) continue;
        if (filter.campaign && rows_.lists.at(lead.list).campaign != *filter.campaign) continue;
        if (filter.do_not_call && lead.may_be_called() == *filter.do_not_call) continue;
        if (filter.agent && (free || by->second != *filter.agent)) continue;
        if (filter.available_only && (!free || !rows_.in_pool(lead) || is_elsewhere(lead))) {
            continue;
        }
        if (filter.free_only && (!free || !lead.may_be_called() || promised.contains(id))) continue;
        if (chooser.takes(lead)) found.push_back(&lead);
    }
    return found;
}

Result<Page<Lead>, JournalError> MemoryJournal::leads(const LeadFilter& filter,
                                                      PageRequest request) {
    const std::lock_guard lock(mutex_);
    std::vector<const Lead*> found = leads_that_fit(filter);
    sort(found, filter);
    return page_of(std::move(found), request);
}

Result<std::vector<LeadId>, JournalError> MemoryJournal::lead_ids(const LeadFilter& filter,
                                                                  std::int64_t most) {
    const std::lock_guard lock(mutex_);
    std::vector<LeadId> ids;
    for (const Lead* lead : leads_that_fit(filter)) {
        if (static_cast<std::int64_t>(ids.size()) >= most) break;
        ids.push_back(lead->id);
    }
    return ids;
}

Result<Page<RecycleEntry>, JournalError> MemoryJournal::recycling_log(const RecycleFilter& filter,
                                                                      PageRequest request) {
    const std::lock_guard lock(mutex_);
    return page_of(newest(rows_.recycle_log,
                          [&](const RecycleEntry& entry) { return matches(filter, entry); }),
                   request);
}

Result<Page<Import>, JournalError> MemoryJournal::imports(const std::optional<ListId>& list,
                                                          PageRequest request) {
    const std::lock_guard lock(mutex_);
    return page_of(newest(rows_.imports,
                          [&list](const Import& one) { return !list || one.list == *list; }),
                   request);
}

Result<Page<DoNotCall>, JournalError> MemoryJournal::do_not_call(const DoNotCallFilter& filter,
                                                                 PageRequest request) {
    const std::lock_guard lock(mutex_);
    const Lookup wanted(filter.text);
    std::vector<const DoNotCall*> found;
    for (const auto& [key, line] : rows_.do_not_call) {
        const bool fits = wanted.finds(findable_of_line(key.phone, line.reason));
        if (fits && (!filter.campaign || key.campaign == *filter.campaign)) found.push_back(&line);
    }
    std::sort(found.begin(), found.end(), [](const DoNotCall* a, const DoNotCall* b) {
        if (a->added_at != b->added_at) return a->added_at > b->added_at;
        return std::pair(to_text(a->key.phone), a->key.campaign.text()) <
               std::pair(to_text(b->key.phone), b->key.campaign.text());
    });
    return page_of(std::move(found), request);
}

Result<Page<Unplaced>, JournalError> MemoryJournal::unplaced(const UnplacedFilter& filter,
                                                             PageRequest request) {
    const std::lock_guard lock(mutex_);
    return page_of(
        newest(rows_.unplaced, [&filter](const Unplaced& item) { return matches(filter, item); }),
        request);
}

Result<Page<Assignment>, JournalError> MemoryJournal::assignments_of(LeadId lead,
                                                                     PageRequest request) {
    const std::lock_guard lock(mutex_);
    return page_of(newest(rows_.assignments,
                          [lead](const Assignment& one) { return one.lead == lead; }),
                   request);
}

Result<Page<Record>, JournalError> MemoryJournal::records(const RecordFilter& filter,
                                                          PageRequest request) {
    const std::lock_guard lock(mutex_);
    std::vector<const RecordText*> found;
    for (auto record = records_.rbegin(); record != records_.rend(); ++record) {
        if (matches(filter, *record)) found.push_back(&*record);
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

Result<std::vector<ListId>, JournalError> MemoryJournal::phones_elsewhere(
    const ListId& list, const std::vector<Phone>& phones) {
    const std::lock_guard lock(mutex_);
    std::map<Phone, ListId> known;
    for (const auto& [id, lead] : rows_.leads) {
        if (lead.list != list) known.emplace(lead.phone, lead.list);
    }
    std::vector<ListId> elsewhere;
    for (const Phone phone : phones) {
        const auto at = known.find(phone);
        elsewhere.push_back(at == known.end() ? ListId() : at->second);
    }
    return elsewhere;
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
