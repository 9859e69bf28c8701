// State: everything that is true of a desk now, except what is only history.
//
// Ended assignments, archived calls and finished recycling entries live in the journal. The same
// type serves the relay, where it is whole, and a tab, where it is what that user may see.
// Everybody reads it; only apply(), a journal that loads and a replica that receives write it.
#pragma once

#include "core/row.hpp"

#include <limits>
#include <map>
#include <set>
#include <unordered_map>

namespace recall {

// The order in which a pool is handed out: released callbacks first, by their time; then by the
// campaign's order, then the oldest.
struct PoolKey {
    static constexpr Instant no_callback{std::numeric_limits<std::int64_t>::max()};
    Instant callback = no_callback;
    std::uint64_t rank = 0;  // in the campaign's PoolOrder: the attempts, or the name's beginning
    LeadId lead;
    auto operator<=>(const PoolKey&) const = default;
};

// How a lead stands in its list; what ListCounts counts.
enum class Standing { assigned, claimed, held, done, resting, waiting, available };

class State {
public:
    // --- Nouns by identity; null where there is none.
    const Desk& desk() const { return desk_; }
    const Counters& counters() const { return counters_; }
    const User* user(const Username& username) const;
    const Campaign* campaign(Code id) const;
    const List* list(const ListId& id) const;
    const Lead* lead(LeadId id) const;
    const Assignment* assignment(AssignmentId id) const;  // open ones
    const CompletedCall* call(CallId id) const;           // those not archived
    const Tally* tally(const TallyKey& key) const;
    const RecycleEntry* recycle(RecycleId id) const;      // those not finished
    const Import* import(ImportId id) const;
    const Callback* callback(CallbackId id) const;        // open ones
    const DoNotCall* do_not_call(const DoNotCallKey& key) const;  // the relay's; tabs have none
    const Unplaced* unplaced(UnplacedId id) const;  // open ones; the relay's, tabs have the count

    const std::map<Username, User>& users() const { return users_; }
    const std::map<Code, Campaign>& campaigns() const { return campaigns_; }
    const std::map<ListId, List>& lists() const { return lists_; }
    const std::map<LeadId, Lead>& leads() const { return leads_; }
    const std::map<AssignmentId, Assignment>& assignments() const { return assignments_; }
    const std::map<CallId, CompletedCall>& calls() const { return calls_; }
    const std::map<TallyKey, Tally>& tallies() const { return tallies_; }
    const std::map<RecycleId, RecycleEntry>& recycles() const { return recycles_; }
    const std::map<ImportId, Import>& imports() const { return imports_; }
    const std::map<CallbackId, Callback>& callbacks() const { return callbacks_; }
    const std::map<DoNotCallKey, DoNotCall>& do_not_calls() const { return do_not_calls_; }
    const std::map<UnplacedId, Unplaced>& unplaced() const { return unplaced_; }

    // --- Derived, kept up to date with every write.
    const std::set<PoolKey>& pool(const ListId& list) const;
    PoolKey pool_key(const Lead& lead) const;
    // The pool by the zones of its leads, where agents may take from it; else empty.
    using ZonePools = std::map<std::string, std::set<PoolKey>>;
    const ZonePools& pool_by_zone(const ListId& list) const;
    Standing standing(const Lead& lead) const;
    // Whether nothing of the list is dialled: it or its campaign is inactive, or it has expired.
    bool rests(const ListId& list) const;
    // Of each list, the leads that were called too lately, by the end of their wait.
    using WaitEnds = std::set<std::pair<Instant, LeadId>>;
    const std::map<ListId, WaitEnds>& waiting() const { return waiting_; }
    ListCounts counts(const ListId& list) const;
    bool has_phone(const ListId& list, Phone phone) const;
    LeadId lead_with(const ListId& list, Phone phone) const;  // none where the list has no such
    // Whether the number stands on the campaign's do-not-call list, or the desk's.
    bool is_barred(Code campaign, Phone phone) const;
    const std::set<std::pair<Day, DoNotCallKey>>& do_not_calls_by_expiry() const {
        return do_not_call_ends_;
    }
    const Assignment* assignment_of(LeadId lead) const;
    const std::set<AssignmentId>& assignments_of(const Username& agent) const;
    const std::set<CallId>& calls_of(const Username& agent) const;  // those not archived
    // How many claims the agent holds in the campaign.
    int claims_of(const Username& agent, Code campaign) const;
    const std::set<std::pair<Instant, AssignmentId>>& claims_by_expiry() const { return claims_; }
    const std::set<std::pair<Day, AssignmentId>>& assignments_by_day() const { return by_day_; }
    const std::set<std::pair<Day, CallId>>& calls_by_day() const { return calls_by_day_; }
    const Callback* callback_of(LeadId lead) const;
    const std::set<CallbackId>& callbacks_of(const Username& user) const;
    UnplacedCount unplaced_count() const { return {unplaced_open_}; }
    // Of each list and zone of its leads, those the clock is to release, by their time: ACTIVE, to
    // anyone, and the lead in nobody's hands.
    using CallbackTimes = std::set<std::pair<Instant, CallbackId>>;
    using CallbackPlace = std::pair<ListId, std::string>;
    const std::map<CallbackPlace, CallbackTimes>& callbacks_by_time() const {
        return callback_times_;
    }
    // Of each campaign, those kept for an agent, by their time, where nobody has the lead in hand.
    const std::map<Code, CallbackTimes>& kept_by_time() const { return kept_times_; }

    // --- Writing. A row replaces the one with its identity. An assignment that has ended, an
    // archived call or callback, a finished recycling entry and a closed unplaced item leave the
    // State instead.
    void put(const Row& row);
    void put(Desk desk) { desk_ = std::move(desk); }
    void put(Counters counters);
    void put(User user);
    void put(Campaign campaign);
    void put(List list);
    void put(ListCounts counts);  // a tab is told the counts, for it has no pool to count
    void put(Lead lead);
    void put(Assignment assignment);
    void put(CompletedCall call);
    void put(Tally tally);
    void put(RecycleEntry entry);
    void put(Import import);
    void put(Callback callback);
    void put(DoNotCall line);
    void put(Unplaced item);
    void put(UnplacedCount count) { unplaced_open_ = count.open; }  // as of the lists: tabs are told
    void remove(const GoneRow& gone);
    void remove(const DoNotCallKey& key);
    void forget_tallies_before(Day day);
    // Memory for this many further phones in the list, before a large import.
    void reserve_phones(const ListId& list, std::size_t count);

private:
    friend class Auditor;

    // What is kept of a list beside its row.
    struct Shelf {
        std::set<PoolKey> pool;
        ZonePools by_zone;
        std::unordered_map<std::uint64_t, LeadId> phones;  // order never observed
        ListCounts counts;
    };

    const Campaign* campaign_of(const ListId& list) const;
    void pool_lead(Shelf& shelf, const Campaign& campaign, const Lead& lead, int sign);
    void await_lead(const Campaign& campaign, const Lead& lead, int sign);
    void count_lead(const Lead& lead, int sign);
    void recount(const std::set<ListId>& lists);
    void index_assignment(const Assignment& assignment);
    void unindex_assignment(const Assignment& assignment);
    void drop_call(CallId id);
    void index_callback(const Callback& callback);
    void unindex_callback(const Callback& callback);
    void watch_callback(const Callback& callback, bool watched);

    Desk desk_;
    Counters counters_;
    std::map<Username, User> users_;
    std::map<Code, Campaign> campaigns_;
    std::map<ListId, List> lists_;
    std::map<LeadId, Lead> leads_;
    std::map<AssignmentId, Assignment> assignments_;
    std::map<CallId, CompletedCall> calls_;
    std::map<TallyKey, Tally> tallies_;
    std::map<RecycleId, RecycleEntry> recycles_;
    std::map<ImportId, Import> imports_;
    std::map<CallbackId, Callback> callbacks_;
    std::map<DoNotCallKey, DoNotCall> do_not_calls_;
    std::map<UnplacedId, Unplaced> unplaced_;
    int unplaced_open_ = 0;

    std::map<ListId, Shelf> shelves_;
    std::map<LeadId, AssignmentId> assignment_of_;
    std::map<Username, std::set<AssignmentId>> of_agent_;
    std::map<std::pair<Username, Code>, int> claims_of_;
    std::set<std::pair<Instant, AssignmentId>> claims_;
    std::set<std::pair<Day, AssignmentId>> by_day_;
    std::set<std::pair<Day, CallId>> calls_by_day_;
    std::map<Username, std::set<CallId>> calls_of_;
    std::map<LeadId, CallbackId> callback_of_;
    std::map<Username, std::set<CallbackId>> callbacks_of_;
    std::map<CallbackPlace, CallbackTimes> callback_times_;
    std::map<ListId, WaitEnds> waiting_;
    std::map<Code, CallbackTimes> kept_times_;
    std::set<std::pair<Day, DoNotCallKey>> do_not_call_ends_;
};

// Whether a lead that stands like this may be dialled at all, leaving aside whether its list is
// active and whether it has to wait.
bool has_dial_status(const Campaign& campaign, const Lead& lead);
// The campaign's rule for leads of this status; null where there is none.
const RecyclingRule* rule_of(const Campaign& campaign, Code status);
// When the lead may be dialled again; zero where it need not wait.
Instant wait_end(const Campaign& campaign, const Lead& lead);
bool is_expired(const List& list, const Counters& counters);

}  // namespace recall
