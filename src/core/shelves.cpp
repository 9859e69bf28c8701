#include "core/shelves.hpp"

#include "core/maps.hpp"
#include "core/laws.hpp"
#include "core/numbers.hpp"
#include "core/state.hpp"

#include <algorithm>

namespace recall {

namespace {

int& count_of(ListCounts& counts, Standing standing) {
    switch (standing) {
        case Standing::assigned: return counts.assigned;
        case Standing::claimed: return counts.claimed;
        case Standing::held: return counts.held;
        case Standing::done: return counts.done;
        case Standing::resting: return counts.resting;
        case Standing::elsewhere: return counts.elsewhere;
        case Standing::waiting: return counts.waiting;
        case Standing::available: break;
    }
    return counts.available;
}

// The numbers that leads_at() does not find by the first ones.
template <typename Each>
void for_each_other(const Lead& lead, Each each) {
    if (lead.phone.extension) each(lead.phone);
    if (!lead.numbers) return;
    for (auto at = lead.numbers->begin() + 1; at != lead.numbers->end(); ++at) each(at->phone);
}

}  // namespace

const Shelves::Pool& Shelves::pool(const ListId& list) const {
    static const Pool none;
    const Shelf* shelf = value_in(shelves_, list);
    return shelf ? shelf->pool : none;
}

const Shelves::ZonePools& Shelves::pool_by_zone(const ListId& list) const {
    static const ZonePools none;
    const Shelf* shelf = value_in(shelves_, list);
    return shelf ? shelf->by_zone : none;
}

ListCounts Shelves::counts(const ListId& list) const {
    const Shelf* shelf = value_in(shelves_, list);
    ListCounts counts = shelf ? shelf->counts : ListCounts{};
    counts.list = list;
    return counts;
}

int Shelves::due(const ListId& list) const {
    const Shelf* shelf = value_in(shelves_, list);
    return shelf ? shelf->due : 0;
}

LeadId Shelves::lead_with(const ListId& list, Phone phone) const {
    const Shelf* shelf = value_in(shelves_, list);
    const LeadId* lead = shelf ? value_in(shelf->phones, phone) : nullptr;
    return lead ? *lead : LeadId{};
}

std::vector<LeadId> Shelves::leads_at(const ListId& list, Phone phone) const {
    std::vector<LeadId> leads;
    const Shelf* shelf = value_in(shelves_, list);
    if (!shelf) return leads;
    if (const LeadId* lead = value_in(shelf->phones, phone)) leads.push_back(*lead);
    const auto& all = shelf->others;
    for (auto at = all.lower_bound({phone, LeadId{}}); at != all.end(); ++at) {
        if (phone.extension ? at->first != phone : at->first.digits != phone.digits) break;
        const bool new_one = std::find(leads.begin(), leads.end(), at->second) == leads.end();
        if (new_one) leads.push_back(at->second);
    }
    return leads;
}

void Shelves::put(const Lead& lead, const LeadPlace& place) {
    Shelf& shelf = shelves_[lead.list];
    ++shelf.counts.total;
    ++count_of(shelf.counts, place.standing);
    if (place.standing == Standing::waiting) {
        waiting_[lead.list].insert({place.wait_end, lead.id});
    } else if (place.standing == Standing::available) {
        shelf.pool.insert(shelf.pool.end(), place.key);
        if (place.by_zone) shelf.by_zone[lead.zone].insert(place.key);
        if (place.key.is_promised()) ++shelf.due;
    }
}

void Shelves::remove(const Lead& lead, const LeadPlace& place) {
    Shelf& shelf = shelves_[lead.list];
    --shelf.counts.total;
    --count_of(shelf.counts, place.standing);
    if (place.standing == Standing::waiting) {
        erase_from(waiting_, lead.list, std::pair{place.wait_end, lead.id});
    } else if (place.standing == Standing::available) {
        shelf.pool.erase(place.key);
        erase_from(shelf.by_zone, lead.zone, place.key);
        if (place.key.is_promised()) --shelf.due;
    }
}

void Shelves::put_phone(const Lead& lead) {
    Shelf& shelf = shelves_[lead.list];
    shelf.phones[lead.phone] = lead.id;
    for_each_other(lead, [&](Phone phone) { shelf.others.insert({phone, lead.id}); });
}

void Shelves::remove_phone(const Lead& lead) {
    Shelf& shelf = shelves_[lead.list];
    shelf.phones.erase(lead.phone);
    for_each_other(lead, [&](Phone phone) { shelf.others.erase({phone, lead.id}); });
}

void Shelves::reserve_phones(const ListId& list, std::size_t count) {
    auto& phones = shelves_[list].phones;
    phones.reserve(phones.size() + count);
}

void Shelves::put(ListCounts counts) {
    Shelf& shelf = shelves_[counts.list];
    counts.list.clear();
    shelf.counts = std::move(counts);
}

void Shelves::clear(const ListId& list) {
    Shelf& shelf = shelves_[list];
    shelf.pool.clear();
    shelf.by_zone.clear();
    shelf.counts = ListCounts{};
    shelf.due = 0;
    waiting_.erase(list);
}

// What the shelves should hold, from the nouns alone: State::standing() is not asked, but checked.
struct Shelves::Reckoning {
    std::map<ListId, ListCounts> counts;
    std::map<ListId, Pool> pools;
    std::map<ListId, ZonePools> by_zone;
    std::map<ListId, WaitEnds> waiting;
    std::map<ListId, int> due;
    using Person = std::pair<Kind, Phone>;
    std::map<Person, std::set<LeadId>> in_hand, promised;

    explicit Reckoning(const State& state) {
        for (const auto& [id, held] : state.assignments()) {
            const Lead* lead = state.lead(held.lead);
            if (lead) in_hand[person(state, *lead)].insert(held.lead);
        }
        for (const auto& [id, callback] : state.callbacks()) {
            const Lead* lead = state.lead(callback.lead);
            if (lead) promised[person(state, *lead)].insert(callback.lead);
        }
    }

    static Person person(const State& state, const Lead& lead) {
        const List* list = state.list(lead.list);
        const Campaign* campaign = list ? state.campaign(list->campaign) : nullptr;
        return {campaign ? campaign->kind : Kind::client, lead.phone};
    }
    static bool has_other(const std::set<LeadId>& leads, LeadId than) {
        return leads.size() > (leads.contains(than) ? 1u : 0u);
    }
    bool is_elsewhere(const State& state, const Lead& lead) {
        if (!state.desk().one_per_person || !lead.phone) return false;
        const Person them = person(state, lead);
        return has_other(in_hand[them], lead.id) ||
               (!promised[them].contains(lead.id) && has_other(promised[them], lead.id));
    }

    void add(const State& state, const List& list, const Campaign& campaign, const Lead& lead) {
        const Counters& counters = state.counters();
        ListCounts& count = counts[lead.list];
        ++count.total;
        if (const Assignment* held = state.assignment_of(lead.id)) {
            ++(held->stage == Stage::claimed ? count.claimed : count.assigned);
        } else if (!has_dial_status(campaign, lead)) {
            ++(state.callback_of(lead.id) ? count.held : count.done);
        } else if (!list.active || !campaign.active ||
                   (list.expires && list.expires < counters.open_day)) {
            ++count.resting;
        } else if (is_elsewhere(state, lead)) {
            ++count.elsewhere;
        } else if (wait_end(campaign, lead) > counters.waits_ended) {
            ++count.waiting;
            waiting[lead.list].insert({wait_end(campaign, lead), lead.id});
        } else {
            ++count.available;
            pools[lead.list].insert(state.pool_key(lead));
            const PoolKey key = state.pool_key(lead);
            if (key.is_promised()) ++due[lead.list];
            const bool taken = campaign.agents_pull || key.is_promised();
            if (taken) by_zone[lead.list][lead.zone].insert(key);
        }
    }
};

void Shelves::check(const State& state, Laws& laws) const {
    Reckoning reckoned(state);
    for (const auto& [id, list] : state.lists()) reckoned.counts[id].list = id;
    for (const auto& [id, lead] : state.leads()) {
        const List* list = state.list(lead.list);
        const Campaign* campaign = list ? state.campaign(list->campaign) : nullptr;
        if (!campaign) continue;
        reckoned.add(state, *list, *campaign, lead);
        laws.hold(!lead.phone || lead_with(lead.list, lead.phone) == id,
                  "lead " + std::to_string(id.value) + " has another's number");
        if (!lead.phone) continue;
        for (const Phone own : phones_of(lead)) {
            for (const Phone phone : {own, without_extension(own)}) {
                const auto there = leads_at(lead.list, phone);
                laws.hold(std::find(there.begin(), there.end(), id) != there.end(),
                          "lead " + std::to_string(id.value) + " is not found by " +
                              to_text(phone));
            }
        }
    }
    for (const auto& [id, count] : reckoned.counts) {
        laws.hold(count == counts(id), "the counts of list " + id + " are wrong");
        laws.hold(reckoned.due[id] == due(id),
                  "the promised calls of list " + id + " are miscounted");
        laws.hold(reckoned.pools[id] == pool(id), "the pool of list " + id + " is wrong");
        laws.hold(reckoned.by_zone[id] == pool_by_zone(id),
                  "the pool of list " + id + " is wrong zone by zone");
        laws.hold(static_cast<int>(pool(id).size()) == count.available,
                  "the pool of list " + id + " is not what is available");
        laws.hold(count.total == count.available + count.assigned + count.claimed + count.held +
                                     count.done + count.resting + count.elsewhere + count.waiting,
                  "the leads of list " + id + " do not add up");
    }
    laws.hold(reckoned.waiting == waiting_, "the leads that wait are not those watched");
}

}  // namespace recall
