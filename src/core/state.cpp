#include "core/state.hpp"

#include "core/ensure.hpp"
#include "core/maps.hpp"

#include <algorithm>

namespace recall {

const User* State::user(const Username& username) const { return value_in(users_, username); }
const Campaign* State::campaign(Code id) const { return value_in(campaigns_, id); }
const List* State::list(const ListId& id) const { return value_in(lists_, id); }
const Lead* State::lead(LeadId id) const { return value_in(leads_, id); }
const Assignment* State::assignment(AssignmentId id) const { return value_in(assignments_, id); }
const CompletedCall* State::call(CallId id) const { return value_in(calls_, id); }
const Tally* State::tally(const TallyKey& key) const { return value_in(tallies_, key); }
const RecycleEntry* State::recycle(RecycleId id) const { return value_in(recycles_, id); }
const Import* State::import(ImportId id) const { return value_in(imports_, id); }
const Callback* State::callback(CallbackId id) const { return value_in(callbacks_, id); }
const DoNotCall* State::do_not_call(const DoNotCallKey& key) const {
    return value_in(do_not_calls_, key);
}
const Unplaced* State::unplaced(UnplacedId id) const { return value_in(unplaced_, id); }

bool State::is_barred(Code campaign, Phone phone) const {
    const auto stands = [&](Phone number) {
        return do_not_calls_.contains({campaign, number}) || do_not_calls_.contains({{}, number});
    };
    return stands(phone) || (phone.extension && stands(without_extension(phone)));
}

bool State::are_barred(Code campaign, const std::vector<Phone>& phones,
                       const std::set<Phone>& more) const {
    return std::all_of(phones.begin(), phones.end(), [&](Phone phone) {
        return more.contains(phone) || more.contains(without_extension(phone)) ||
               is_barred(campaign, phone);
    });
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

const Assignment* State::assignment_of(LeadId lead) const {
    const AssignmentId id = held_.of_lead(lead);
    return id ? assignment(id) : nullptr;
}

const Callback* State::callback_of(LeadId lead) const {
    const CallbackId id = promised_.of_lead(lead);
    return id ? callback(id) : nullptr;
}

void State::check_indexes(Laws& laws) const {
    held_.check(assignments_, laws);
    shelves_.check(*this, laws);
    done_.check(calls_, laws);
    promised_.check(*this, laws);
    bars_.check(do_not_calls_, laws);
    people_.check(*this, laws);
    days_.check(assignments_, laws);
}

// --- Leads, and where they are shelved

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
    if (is_elsewhere(lead)) return Standing::elsewhere;
    return wait_end(*in, lead) > counters_.waits_ended ? Standing::waiting : Standing::available;
}

// --- One person in several lists

Tie State::tie(const Lead& lead) const {
    return {assignment_of(lead.id) != nullptr, callback_of(lead.id) != nullptr};
}

bool State::is_elsewhere(const Lead& lead) const {
    const Campaign* in = desk_.one_per_person ? campaign_of(lead.list) : nullptr;
    if (!in || !lead.phone) return false;
    const Tie others = people_.tie_of_others(in->kind, lead.phone, lead.id);
    return others.in_hand || (others.promised && !callback_of(lead.id));
}

std::vector<LeadId> State::same_person(const Lead& lead) const {
    std::vector<LeadId> others;
    const Campaign* in = campaign_of(lead.list);
    if (!in || !lead.phone) return others;
    for (const auto& [id, list] : lists_) {
        const Campaign* other = id == lead.list ? nullptr : campaign(list.campaign);
        if (!other || other->kind != in->kind) continue;
        if (const LeadId found = lead_with(id, lead.phone)) others.push_back(found);
    }
    return others;
}

void State::tie_person(const Lead& lead, Tie tie) {
    const Campaign* in = campaign_of(lead.list);
    if (!in || !lead.phone || people_.tie_of(in->kind, lead.phone, lead.id) == tie) return;
    const std::vector<LeadId> others = same_person(lead);
    for (const LeadId id : others) unshelve(leads_.at(id));
    people_.tie(in->kind, lead.phone, lead.id, tie);
    for (const LeadId id : others) shelve(leads_.at(id));
}

LeadPlace State::place_of(const Lead& lead) const {
    LeadPlace place{standing(lead)};
    if (place.standing == Standing::waiting) {
        place.wait_end = wait_end(*campaign_of(lead.list), lead);
    } else if (place.standing == Standing::available) {
        place.key = pool_key(lead);
        place.by_zone = campaign_of(lead.list)->agents_pull || place.key.is_promised();
    }
    return place;
}

// After a change of the lists or their campaign, which decide what "available" means. One pass
// over the leads, however many lists there are.
void State::shelve_again(const std::set<ListId>& lists) {
    if (leads_.empty()) return;  // A manager's tab: there is nothing to count, and put() told it.
    for (const ListId& id : lists) shelves_.clear(id);
    for (const auto& [id, lead] : leads_) {
        if (lists.contains(lead.list)) shelve(lead);
    }
}

void State::shelve_again() {
    std::set<ListId> all;
    for (const auto& [id, list] : lists_) all.insert(id);
    shelve_again(all);
}

void State::put(Desk desk) {
    const bool counts_stay = desk.one_per_person == desk_.one_per_person;
    desk_ = std::move(desk);
    if (!counts_stay) shelve_again();
}

void State::put(Lead lead) {
    ensure(bool(lead.id));
    auto at = leads_.lower_bound(lead.id);
    const bool known = at != leads_.end() && at->first == lead.id;
    const bool elsewhere = known ? at->second.zone != lead.zone : !lead.zone.empty();
    const Callback* moved = elsewhere ? callback_of(lead.id) : nullptr;
    if (moved) unwatch(*moved);
    const bool same_phone = known && at->second.phone == lead.phone &&
                            at->second.numbers == lead.numbers && at->second.list == lead.list;
    if (known) {
        unshelve(at->second);
        if (!same_phone) {
            tie_person(at->second, {});
            shelves_.remove_phone(at->second);
        }
        at->second = std::move(lead);
    } else {
        const LeadId id = lead.id;
        at = leads_.emplace_hint(at, id, std::move(lead));
    }
    const Lead& put = at->second;
    if (put.phone && !same_phone) shelves_.put_phone(put);
    tie_person(put, tie(put));
    shelve(put);
    if (moved) watch(*moved);
}

void State::reserve_phones(const ListId& list, std::size_t count) {
    shelves_.reserve_phones(list, count);
}

// The day that is open decides which lists have expired; and some have waited long enough.
void State::put(Counters counters) {
    if (counters.open_day > counters_.open_day) days_.forget_before(counters.open_day);
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
    for (const auto& [list, ends] : shelves_.waiting()) {
        if (changed.contains(list)) continue;
        for (const auto& [end, lead] : ends) {
            if (end > counters.waits_ended) break;
            ended.push_back(lead);
        }
    }
    for (const LeadId id : ended) unshelve(leads_.at(id));
    counters_ = counters;
    for (const LeadId id : ended) shelve(leads_.at(id));
    if (!changed.empty()) shelve_again(changed);
}

void State::put(DoNotCall line) {
    if (const DoNotCall* before = do_not_call(line.key)) bars_.remove(*before);
    bars_.put(line);
    const DoNotCallKey key = line.key;
    do_not_calls_.insert_or_assign(key, std::move(line));
}

void State::remove(const DoNotCallKey& key) {
    const auto at = do_not_calls_.find(key);
    if (at == do_not_calls_.end()) return;
    bars_.remove(at->second);
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
    if (!lists.empty()) shelve_again(lists);
}

void State::put(List list) {
    const ListId id = list.id;
    const List* before = this->list(id);
    const bool counts_stay =
        before && before->active == list.active && before->campaign == list.campaign &&
        is_expired(*before, counters_) == is_expired(list, counters_);
    lists_[id] = std::move(list);
    if (!counts_stay) shelve_again({id});
}

ListCounts State::counts(const ListId& list) const {
    ListCounts counts = shelves_.counts(list);
    if (!leads_.empty()) counts.given = days_.of(list, counters_.open_day);
    return counts;
}

void State::put(ListCounts counts) { shelves_.put(std::move(counts)); }

// --- Assignments

void State::put(Assignment assignment) {
    ensure(bool(assignment.id));
    const auto before = assignments_.find(assignment.id);
    const bool open = is_open(assignment.stage);
    if (assignment.day >= counters_.open_day) days_.put(assignment);
    if (before == assignments_.end() && !open) return;

    const Lead* lead = this->lead(assignment.lead);
    if (lead) unshelve(*lead);
    if (before != assignments_.end()) {
        held_.remove(before->second);
        if (const Callback* callback = callback_of(before->second.lead)) watch(*callback);
        assignments_.erase(before);
    }
    if (open) {
        held_.put(assignment);
        if (const Callback* callback = callback_of(assignment.lead)) unwatch(*callback);
        assignments_.emplace(assignment.id, std::move(assignment));
    }
    if (!lead) return;
    tie_person(*lead, tie(*lead));
    shelve(*lead);
}

// --- Callbacks

const std::string& State::zone_of(LeadId id) const {
    static const std::string not_known;
    const Lead* lead = this->lead(id);
    return lead ? lead->zone : not_known;
}

// The clock looks at it while nobody has the lead in hand.
void State::watch(const Callback& callback) {
    if (!held_.of_lead(callback.lead)) promised_.watch(callback, zone_of(callback.lead));
}

void State::unwatch(const Callback& callback) {
    promised_.unwatch(callback, zone_of(callback.lead));
}

void State::put(Callback callback) {
    ensure(bool(callback.id));
    const auto before = callbacks_.find(callback.id);
    const bool open = is_open(callback.status);
    if (before == callbacks_.end() && !open) return;

    const Lead* lead = this->lead(callback.lead);
    if (lead) unshelve(*lead);
    const bool stays = before != callbacks_.end() && open && before->second.lead == callback.lead &&
                       before->second.user == callback.user;
    if (stays) {
        // Most changes leave it where it is found; ten thousand at once are released so.
        unwatch(before->second);
        before->second = std::move(callback);
        watch(before->second);
    } else if (before != callbacks_.end()) {
        unwatch(before->second);
        promised_.remove(before->second);
        callbacks_.erase(before);
    }
    if (open && !stays) {
        const auto& put = callbacks_[callback.id] = std::move(callback);
        promised_.put(put);
        watch(put);
    }
    if (!lead) return;
    tie_person(*lead, tie(*lead));
    shelve(*lead);
}

// --- The rest

void State::drop_call(CallId id) {
    const auto at = calls_.find(id);
    if (at == calls_.end()) return;
    done_.remove(at->second);
    calls_.erase(at);
}

void State::put(CompletedCall call) {
    drop_call(call.id);
    if (call.archived_at) return;
    done_.put(call);
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
        if (left) unwatch(*left);
        unshelve(at->second);
        tie_person(at->second, {});
        shelves_.remove_phone(at->second);
        leads_.erase(at);
        if (left) watch(*left);
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
