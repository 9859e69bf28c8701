// The shelves: of each list, the pool, the leads that wait, the phone numbers, and how many leads
// stand how. The State says how a lead stands; the shelf keeps it there. A tab is told the counts.
#pragma once

#include "core/standing.hpp"

#include <map>
#include <set>
#include <unordered_map>

namespace recall {

class Laws;
class State;

// Where a lead belongs on its shelf.
struct LeadPlace {
    Standing standing = Standing::done;
    PoolKey key = {};       // where it is available
    bool by_zone = false;   // and agents take it themselves: what was promised they always may
    Instant wait_end = {};  // where it waits
};

class Shelves {
public:
    using Pool = std::set<PoolKey>;
    using ZonePools = std::map<std::string, Pool>;
    using WaitEnds = std::set<std::pair<Instant, LeadId>>;

    const Pool& pool(const ListId& list) const;
    const ZonePools& pool_by_zone(const ListId& list) const;
    const std::map<ListId, WaitEnds>& waiting() const { return waiting_; }
    ListCounts counts(const ListId& list) const;
    int due(const ListId& list) const;  // of its pool, promised calls that were released
    LeadId lead_with(const ListId& list, Phone phone) const;  // none where the list has no such
    // Whoever a line about this number means, by any of their numbers: one without extension means
    // every extension too.
    std::vector<LeadId> leads_at(const ListId& list, Phone phone) const;

    // A lead is removed from the place where it was put.
    void put(const Lead& lead, const LeadPlace& place);
    void remove(const Lead& lead, const LeadPlace& place);
    void put_phone(const Lead& lead);
    void remove_phone(const Lead& lead);
    void reserve_phones(const ListId& list, std::size_t count);
    void put(ListCounts counts);
    // Nothing of the list's leads but their phone numbers is left.
    void clear(const ListId& list);

    // Against the leads of a whole State, reckoned anew.
    void check(const State& state, Laws& laws) const;

private:
    struct Shelf {
        Pool pool;
        ZonePools by_zone;
        std::unordered_map<Phone, LeadId> phones;  // order never observed
        // Numbers that are nobody's first, and those with an extension.
        std::set<std::pair<Phone, LeadId>> others;
        ListCounts counts;
        int due = 0;
    };
    struct Reckoning;

    std::map<ListId, Shelf> shelves_;
    std::map<ListId, WaitEnds> waiting_;
};

}  // namespace recall
