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

// The first eight letters, in an order that numbers have too; nameless ones come last.
std::uint64_t rank_of(const std::string& name) {
    if (name.empty()) return std::numeric_limits<std::uint64_t>::max();
    std::uint64_t rank = 0;
    for (std::size_t i = 0; i < sizeof rank; ++i) {
        const char c = i < name.size() ? name[i] : '\0';
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        rank = (rank << 8) | static_cast<unsigned char>(lower);
    }
    return rank;
}

std::uint64_t rank_of(PoolOrder order, const Lead& lead) {
    switch (order) {
        case PoolOrder::fewest_attempts: return static_cast<std::uint64_t>(lead.attempts);
        case PoolOrder::newest: return ~lead.id.value;
        case PoolOrder::name: return rank_of(lead.name);
    }
    return 0;
}

// What decides which leads of a campaign are available, and in which order.
bool dials_alike(const Campaign& one, const Campaign& other) {
    return one.active == other.active && one.dial_statuses == other.dial_statuses &&
           one.agents_pull == other.agents_pull && one.pool_order == other.pool_order &&
           one.only_since_reset == other.only_since_reset && one.recycling == other.recycling;
}

}  // namespace

bool has_dial_status(const Campaign& campaign, const Lead& lead) {
    if (!lead.may_be_called() || (campaign.only_since_reset && lead.called_since_reset)) return false;
    const auto& statuses = campaign.dial_statuses;
    if (std::find(statuses.begin(), statuses.end(), lead.status) == statuses.end()) return false;
    const RecyclingRule* rule = rule_of(campaign, lead.status);
    return !rule || rule->attempts_max == 0 || lead.attempts < rule->attempts_max;
}

const RecyclingRule* rule_of(const Campaign& campaign, Code status) {
    const auto& rules = campaign.recycling;
    const auto found = std::find_if(rules.begin(), rules.end(), [status](const RecyclingRule& r) {
        return r.status == status;
    });
    return found == rules.end() ? nullptr : &*found;
}

Instant wait_end(const Campaign& campaign, const Lead& lead) {
    const RecyclingRule* rule = rule_of(campaign, lead.status);
    if (!rule || !lead.last_call) return {};
    return lead.last_call + rule->minutes * minute_ms;
}

bool is_expired(const List& list, const Counters& counters) {
    return list.expires && list.expires < counters.open_day;
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
const DoNotCall* State::do_not_call(const DoNotCallKey& key) const {
    return find(do_not_calls_, key);
}
const Unplaced* State::unplaced(UnplacedId id) const { return find(unplaced_, id); }

bool State::is_barred(Code campaign, Phone phone) const {
    return do_not_calls_.contains({campaign, phone}) || do_not_calls_.contains({{}, phone});
}

const std::set<PoolKey>& State::pool(const ListId& list) const {
    static const std::set<PoolKey> none;
    const Shelf* shelf = find(shelves_, list);
    return shelf ? shelf->pool : none;
}

PoolKey State::pool_key(const Lead& lead) const {
    PoolKey key{.lead = lead.id};
    if (const Campaign* campaign = campaign_of(lead.list)) {
        key.rank = rank_of(campaign->pool_order, lead);
    }
    const Callback* callback = callback_of(lead.id);
    if (callback && callback->status == CallbackStatus::LIVE) {
        key.callback = callback->callback_time;
    }
    return key;
}

const State::ZonePools& State::pool_by_zone(const ListId& list) const {
    static const ZonePools none;
    const Shelf* shelf = find(shelves_, list);
    return shelf ? shelf->by_zone : none;
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

LeadId State::lead_with(const ListId& list, Phone phone) const {
    const Shelf* shelf = find(shelves_, list);
    const LeadId* lead = shelf ? find(shelf->phones, phone.digits) : nullptr;
    return lead ? *lead : LeadId{};
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

const Campaign* State::campaign_of(const ListId& id) const {
    const List* of = list(id);
    return of ? campaign(of->campaign) : nullptr;
}

bool State::rests(const ListId& id) const {
    const List* of = list(id);
    const Campaign* in = of ? campaign(of->campaign) : nullptr;
    return !in || !of->active || !in->active || is_expired(*of, counters_);
}

Standing State::standing(const Lead& lead) const {
    if (const Assignment* assignment = assignment_of(lead.id)) {
        return assignment->stage == Stage::claimed ? Standing::claimed : Standing::assigned;
    }
    const Campaign* in = campaign_of(lead.list);
    if (in && !has_dial_status(*in, lead)) {
        return callback_of(lead.id) ? Standing::held : Standing::done;
    }
    if (rests(lead.list)) return Standing::resting;
    return wait_end(*in, lead) > counters_.waits_ended ? Standing::waiting : Standing::available;
}

void State::pool_lead(Shelf& shelf, const Campaign& campaign, const Lead& lead, int sign) {
    const PoolKey key = pool_key(lead);
    if (sign > 0) {
        shelf.pool.insert(shelf.pool.end(), key);
        if (campaign.agents_pull) shelf.by_zone[lead.zone].insert(key);
        return;
    }
    shelf.pool.erase(key);
    const auto place = shelf.by_zone.find(lead.zone);
    if (place == shelf.by_zone.end()) return;
    place->second.erase(key);
    if (place->second.empty()) shelf.by_zone.erase(place);
}

void State::await_lead(const Campaign& campaign, const Lead& lead, int sign) {
    WaitEnds& ends = waiting_[lead.list];
    if (sign > 0) ends.insert({wait_end(campaign, lead), lead.id});
    else ends.erase({wait_end(campaign, lead), lead.id});
    if (ends.empty()) waiting_.erase(lead.list);
}

// Adds the lead to what its shelf counts (sign 1), or takes it out (sign -1). Must be called with
// the lead, its assignment, callback, list and campaign as they were when it was added.
void State::count_lead(const Lead& lead, int sign) {
    Shelf& shelf = shelves_[lead.list];
    shelf.counts.total += sign;
    switch (standing(lead)) {
        case Standing::assigned: shelf.counts.assigned += sign; break;
        case Standing::claimed: shelf.counts.claimed += sign; break;
        case Standing::held: shelf.counts.held += sign; break;
        case Standing::done: shelf.counts.done += sign; break;
        case Standing::resting: shelf.counts.resting += sign; break;
        case Standing::waiting:
            shelf.counts.waiting += sign;
            await_lead(*campaign_of(lead.list), lead, sign);
            break;
        case Standing::available:
            shelf.counts.available += sign;
            pool_lead(shelf, *campaign_of(lead.list), lead, sign);
            break;
    }
}

// After a change of the lists or their campaign, which decide what "available" means. One pass
// over the leads, however many lists there are.
void State::recount(const std::set<ListId>& lists) {
    if (leads_.empty()) return;  // A manager's tab: there is nothing to count, and put() told it.
    for (const ListId& id : lists) {
        Shelf& shelf = shelves_[id];
        shelf.pool.clear();
        shelf.by_zone.clear();
        shelf.counts = ListCounts{};
        waiting_.erase(id);
    }
    for (const auto& [id, lead] : leads_) {
        if (lists.contains(lead.list)) count_lead(lead, 1);
    }
}

void State::put(Lead lead) {
    ensure(bool(lead.id));
    auto at = leads_.lower_bound(lead.id);
    const bool known = at != leads_.end() && at->first == lead.id;
    const bool elsewhere = known ? at->second.zone != lead.zone : !lead.zone.empty();
    const Callback* moved = elsewhere ? callback_of(lead.id) : nullptr;
    if (moved) watch_callback(*moved, false);
    const bool same_phone =
        known && at->second.phone == lead.phone && at->second.list == lead.list;
    if (known) {
        count_lead(at->second, -1);
        if (!same_phone) shelves_[at->second.list].phones.erase(at->second.phone.digits);
        at->second = std::move(lead);
    } else {
        const LeadId id = lead.id;
        at = leads_.emplace_hint(at, id, std::move(lead));
    }
    const Lead& put = at->second;
    if (put.phone && !same_phone) shelves_[put.list].phones[put.phone.digits] = put.id;
    count_lead(put, 1);
    if (moved && !assignment_of(put.id)) watch_callback(*moved, true);
}

void State::reserve_phones(const ListId& list, std::size_t count) {
    auto& phones = shelves_[list].phones;
    phones.reserve(phones.size() + count);
}

// The day that is open decides which lists have expired; and some have waited long enough.
void State::put(Counters counters) {
    if (counters.waits_ended == counters_.waits_ended && counters.open_day == counters_.open_day) {
        counters_ = counters;
        return;
    }
    std::vector<LeadId> ended;
    std::set<ListId> changed;
    const bool back = counters.waits_ended < counters_.waits_ended;
    if (back || counters.open_day != counters_.open_day) {
        for (const auto& [id, list] : lists_) {
            const bool expires = is_expired(list, counters_) != is_expired(list, counters);
            if (back || expires) changed.insert(id);
        }
    }
    for (const auto& [list, ends] : waiting_) {
        if (changed.contains(list)) continue;
        for (const auto& [end, lead] : ends) {
            if (end > counters.waits_ended) break;
            ended.push_back(lead);
        }
    }
    for (const LeadId id : ended) count_lead(leads_.at(id), -1);
    counters_ = counters;
    for (const LeadId id : ended) count_lead(leads_.at(id), 1);
    if (!changed.empty()) recount(changed);
}

void State::put(DoNotCall line) {
    if (const DoNotCall* before = do_not_call(line.key)) {
        if (before->expires) do_not_call_ends_.erase({before->expires, line.key});
    }
    if (line.expires) do_not_call_ends_.insert({line.expires, line.key});
    const DoNotCallKey key = line.key;
    do_not_calls_.insert_or_assign(key, std::move(line));
}

void State::remove(const DoNotCallKey& key) {
    const auto at = do_not_calls_.find(key);
    if (at == do_not_calls_.end()) return;
    if (at->second.expires) do_not_call_ends_.erase({at->second.expires, key});
    do_not_calls_.erase(at);
}

void State::put(User user) { users_[user.username] = std::move(user); }

void State::put(Campaign campaign) {
    const Code id = campaign.id;
    const Campaign* before = this->campaign(id);
    const bool counts_stay = before && dials_alike(*before, campaign);
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
        before && before->active == list.active && before->campaign == list.campaign &&
        is_expired(*before, counters_) == is_expired(list, counters_);
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
    if (callback.recipient == Recipient::USERONLY) return note(kept_times_, callback.campaign);
    const Lead* lead = this->lead(callback.lead);
    note(callback_times_, CallbackPlace{callback.list, lead ? lead->zone : ""});
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

void State::put(Unplaced item) {
    const UnplacedId id = item.id;
    unplaced_open_ -= static_cast<int>(unplaced_.erase(id));
    if (!is_open(item.state)) return;
    unplaced_.emplace(id, std::move(item));
    ++unplaced_open_;
}

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
        const Callback* left = callback_of(*id);
        if (left) watch_callback(*left, false);
        count_lead(at->second, -1);
        shelves_[at->second.list].phones.erase(at->second.phone.digits);
        leads_.erase(at);
        if (left && !assignment_of(*id)) watch_callback(*left, true);
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
