#include "core/state.hpp"

#include "core/ensure.hpp"

#include <algorithm>

namespace recall {

namespace {

template <typename Map, typename Key>
auto find(const Map& map, const Key& key) -> const typename Map::mapped_type* {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

bool has_dial_status(const Campaign& campaign, const Lead& lead) {
    const auto& statuses = campaign.dial_statuses;
    return !lead.do_not_call &&
           std::find(statuses.begin(), statuses.end(), lead.status) != statuses.end();
}

const User* State::user(const Username& username) const { return find(users_, username); }
const Campaign* State::campaign(Code id) const { return find(campaigns_, id); }
const List* State::list(const ListId& id) const { return find(lists_, id); }
const Lead* State::lead(LeadId id) const { return find(leads_, id); }
const Assignment* State::assignment(AssignmentId id) const { return find(assignments_, id); }
const CompletedCall* State::call(CallId id) const { return find(calls_, id); }
const Tally* State::tally(const TallyKey& key) const { return find(tallies_, key); }
const RecycleEntry* State::recycle(RecycleId id) const { return find(recycles_, id); }
const Import* State::import(ImportId id) const { return find(imports_, id); }
const Callback* State::callback(CallbackId id) const { return find(callbacks_, id); }

const std::set<PoolKey>& State::pool(const ListId& list) const {
    static const std::set<PoolKey> none;
    const Shelf* shelf = find(shelves_, list);
    return shelf ? shelf->pool : none;
}

PoolKey State::pool_key(const Lead& lead) const {
    PoolKey key{.attempts = lead.attempts, .lead = lead.id};
    const Callback* callback = callback_of(lead.id);
    if (callback && callback->status == CallbackStatus::LIVE) {
        key.callback = callback->callback_time;
    }
    return key;
}

ListCounts State::counts(const ListId& list) const {
    const Shelf* shelf = find(shelves_, list);
    ListCounts counts = shelf ? shelf->counts : ListCounts{};
    counts.list = list;
    return counts;
}

bool State::has_phone(const ListId& list, Phone phone) const {
    const Shelf* shelf = find(shelves_, list);
    return shelf && shelf->phones.contains(phone.digits);
}

const Assignment* State::assignment_of(LeadId lead) const {
    const AssignmentId* id = find(assignment_of_, lead);
    return id ? assignment(*id) : nullptr;
}

const std::set<AssignmentId>& State::assignments_of(const Username& agent) const {
    static const std::set<AssignmentId> none;
    const auto* ids = find(of_agent_, agent);
    return ids ? *ids : none;
}

const std::set<CallId>& State::calls_of(const Username& agent) const {
    static const std::set<CallId> none;
    const auto* ids = find(calls_of_, agent);
    return ids ? *ids : none;
}

const Callback* State::callback_of(LeadId lead) const {
    const CallbackId* id = find(callback_of_, lead);
    return id ? callback(*id) : nullptr;
}

const std::set<CallbackId>& State::callbacks_of(const Username& user) const {
    static const std::set<CallbackId> none;
    const auto* ids = find(callbacks_of_, user);
    return ids ? *ids : none;
}

int State::claims_of(const Username& agent, Code campaign) const {
    const int* count = find(claims_of_, std::pair{agent, campaign});
    return count ? *count : 0;
}

// --- Leads and what is counted of them

bool State::rests(const Lead& lead) const {
    const List* of = list(lead.list);
    const Campaign* in = of ? campaign(of->campaign) : nullptr;
    return !in || !of->active || !in->active;
}

// Adds the lead to what its shelf counts (sign 1), or takes it out (sign -1). Must be called with
// the lead, its assignment, callback, list and campaign as they were when it was added.
void State::count_lead(const Lead& lead, int sign) {
    Shelf& shelf = shelves_[lead.list];
    shelf.counts.total += sign;
    if (const Assignment* assignment = assignment_of(lead.id)) {
        (assignment->stage == Stage::claimed ? shelf.counts.claimed : shelf.counts.assigned) += sign;
        return;
    }
    const List* of = list(lead.list);
    const Campaign* in = of ? campaign(of->campaign) : nullptr;
    if (in && !has_dial_status(*in, lead)) {
        (callback_of(lead.id) ? shelf.counts.held : shelf.counts.done) += sign;
    } else if (rests(lead)) {
        shelf.counts.resting += sign;
    } else {
        shelf.counts.available += sign;
        const PoolKey key = pool_key(lead);
        if (sign > 0) shelf.pool.insert(shelf.pool.end(), key);
        else shelf.pool.erase(key);
    }
}

// After a change of the lists or their campaign, which decide what "available" means. One pass
// over the leads, however many lists there are.
void State::recount(const std::set<ListId>& lists) {
    if (leads_.empty()) return;  // A manager's tab: there is nothing to count, and put() told it.
    for (const ListId& id : lists) {
        Shelf& shelf = shelves_[id];
        shelf.pool.clear();
        shelf.counts = ListCounts{};
    }
    for (const auto& [id, lead] : leads_) {
        if (lists.contains(lead.list)) count_lead(lead, 1);
    }
}

void State::put(Lead lead) {
    ensure(bool(lead.id));
    auto at = leads_.lower_bound(lead.id);
    if (at != leads_.end() && at->first == lead.id) {
        Lead& before = at->second;
        count_lead(before, -1);
        const bool same_phone = before.phone == lead.phone && before.list == lead.list;
        if (!same_phone) shelves_[before.list].phones.erase(before.phone.digits);
        before = std::move(lead);
        if (same_phone) return count_lead(before, 1);
    } else {
        const LeadId id = lead.id;
        at = leads_.emplace_hint(at, id, std::move(lead));
    }
    const Lead& put = at->second;
    if (put.phone) shelves_[put.list].phones.insert(put.phone.digits);
    count_lead(put, 1);
}

void State::reserve_phones(const ListId& list, std::size_t count) {
    auto& phones = shelves_[list].phones;
    phones.reserve(phones.size() + count);
}

void State::put(User user) { users_[user.username] = std::move(user); }

void State::put(Campaign campaign) {
    const Code id = campaign.id;
    const Campaign* before = this->campaign(id);
    const bool counts_stay = before && before->active == campaign.active &&
                             before->dial_statuses == campaign.dial_statuses;
    campaigns_[id] = std::move(campaign);
    if (counts_stay) return;
    std::set<ListId> lists;
    for (const auto& [list_id, list] : lists_) {
        if (list.campaign == id) lists.insert(list_id);
    }
    if (!lists.empty()) recount(lists);
}

void State::put(List list) {
    const ListId id = list.id;
    const List* before = this->list(id);
    const bool counts_stay =
        before && before->active == list.active && before->campaign == list.campaign;
    lists_[id] = std::move(list);
    if (!counts_stay) recount({id});
}

void State::put(ListCounts counts) {
    const ListId id = counts.list;
    counts.list.clear();
    shelves_[id].counts = std::move(counts);
}

// --- Assignments

void State::index_assignment(const Assignment& assignment) {
    const auto [at, added] = assignment_of_.emplace(assignment.lead, assignment.id);
    ensure(added);
    if (const Callback* callback = callback_of(assignment.lead)) watch_callback(*callback, false);
    of_agent_[assignment.agent].insert(assignment.id);
    by_day_.emplace(assignment.day, assignment.id);
    if (assignment.stage == Stage::claimed) {
        claims_.emplace(assignment.claim_expires, assignment.id);
        ++claims_of_[{assignment.agent, assignment.campaign}];
    }
}

void State::unindex_assignment(const Assignment& assignment) {
    assignment_of_.erase(assignment.lead);
    if (const Callback* callback = callback_of(assignment.lead)) watch_callback(*callback, true);
    const auto of_agent = of_agent_.find(assignment.agent);
    of_agent->second.erase(assignment.id);
    if (of_agent->second.empty()) of_agent_.erase(of_agent);
    by_day_.erase({assignment.day, assignment.id});
    if (assignment.stage == Stage::claimed) {
        claims_.erase({assignment.claim_expires, assignment.id});
        const auto claims = claims_of_.find({assignment.agent, assignment.campaign});
        if (--claims->second == 0) claims_of_.erase(claims);
    }
}

void State::put(Assignment assignment) {
    ensure(bool(assignment.id));
    const auto before = assignments_.find(assignment.id);
    const bool open = is_open(assignment.stage);
    if (before == assignments_.end() && !open) return;

    const Lead* lead = this->lead(assignment.lead);
    if (lead) count_lead(*lead, -1);
    if (before != assignments_.end()) {
        unindex_assignment(before->second);
        assignments_.erase(before);
    }
    if (open) {
        const auto& put = assignments_[assignment.id] = assignment;
        index_assignment(put);
    }
    if (lead) count_lead(*lead, 1);
}

// --- Callbacks

// Whether the clock looks at it.
void State::watch_callback(const Callback& callback, bool watched) {
    if (callback.status != CallbackStatus::ACTIVE) return;
    const auto note = [&](auto& watch, const auto& key) {
        if (watched) return void(watch[key].insert({callback.callback_time, callback.id}));
        const auto times = watch.find(key);
        if (times == watch.end()) return;
        times->second.erase({callback.callback_time, callback.id});
        if (times->second.empty()) watch.erase(times);
    };
    if (callback.recipient == Recipient::ANYONE) note(callback_times_, callback.list);
    else note(kept_times_, callback.campaign);
}

void State::index_callback(const Callback& callback) {
    const auto [at, added] = callback_of_.emplace(callback.lead, callback.id);
    ensure(added);
    callbacks_of_[callback.user].insert(callback.id);
    watch_callback(callback, !assignment_of(callback.lead));
}

void State::unindex_callback(const Callback& callback) {
    callback_of_.erase(callback.lead);
    const auto of_user = callbacks_of_.find(callback.user);
    of_user->second.erase(callback.id);
    if (of_user->second.empty()) callbacks_of_.erase(of_user);
    watch_callback(callback, false);
}

void State::put(Callback callback) {
    ensure(bool(callback.id));
    const auto before = callbacks_.find(callback.id);
    const bool open = is_open(callback.status);
    if (before == callbacks_.end() && !open) return;

    const Lead* lead = this->lead(callback.lead);
    if (lead) count_lead(*lead, -1);
    const bool stays = before != callbacks_.end() && open && before->second.lead == callback.lead &&
                       before->second.user == callback.user;
    if (stays) {
        // Most changes leave it where it is found; ten thousand at once are released so.
        watch_callback(before->second, false);
        before->second = std::move(callback);
        watch_callback(before->second, !assignment_of(before->second.lead));
    } else if (before != callbacks_.end()) {
        unindex_callback(before->second);
        callbacks_.erase(before);
    }
    if (open && !stays) {
        const auto& put = callbacks_[callback.id] = std::move(callback);
        index_callback(put);
    }
    if (lead) count_lead(*lead, 1);
}

// --- The rest

void State::drop_call(CallId id) {
    const auto at = calls_.find(id);
    if (at == calls_.end()) return;
    const CompletedCall& call = at->second;
    calls_by_day_.erase({call.day, id});
    const auto of_agent = calls_of_.find(call.agent);
    of_agent->second.erase(id);
    if (of_agent->second.empty()) calls_of_.erase(of_agent);
    calls_.erase(at);
}

void State::put(CompletedCall call) {
    drop_call(call.id);
    if (call.archived_at) return;
    calls_by_day_.emplace(call.day, call.id);
    calls_of_[call.agent].insert(call.id);
    const CallId id = call.id;
    calls_.emplace(id, std::move(call));
}

void State::put(Tally tally) { tallies_[tally.key] = std::move(tally); }

void State::put(RecycleEntry entry) {
    if (entry.finished) recycles_.erase(entry.id);
    else recycles_[entry.id] = std::move(entry);
}

void State::put(Import import) { imports_[import.id] = std::move(import); }

void State::forget_tallies_before(Day day) {
    tallies_.erase(tallies_.begin(), tallies_.lower_bound(TallyKey{"", Kind::client, day}));
}

void State::put(const Row& row) {
    std::visit([this](const auto& noun) { put(noun); }, row);
}

void State::remove(const GoneRow& gone) {
    if (const auto* id = std::get_if<LeadId>(&gone)) {
        const auto at = leads_.find(*id);
        if (at == leads_.end()) return;
        count_lead(at->second, -1);
        shelves_[at->second.list].phones.erase(at->second.phone.digits);
        leads_.erase(at);
    } else if (const auto* ended = std::get_if<AssignmentId>(&gone)) {
        if (const Assignment* open = assignment(*ended)) {
            Assignment last = *open;
            last.stage = Stage::withdrawn;
            put(std::move(last));
        }
    } else if (const auto* call_id = std::get_if<CallId>(&gone)) {
        drop_call(*call_id);
    } else if (const auto* callback_id = std::get_if<CallbackId>(&gone)) {
        if (const Callback* open = callback(*callback_id)) {
            Callback last = *open;
            last.status = CallbackStatus::ARCHIVE;
            put(std::move(last));
        }
    }
}

}  // namespace recall
