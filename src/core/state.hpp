// State: everything that is true of a desk now, except what is only history.
//
// Ended assignments, archived calls and finished recycling entries live in the journal. The same
// type serves the relay, where it is whole, and a tab, where it is what that user may see.
// Everybody reads it; only apply(), a journal that loads and a replica that receives write it.
#pragma once

#include "core/assignment_index.hpp"
#include "core/call_index.hpp"
#include "core/callback_index.hpp"
#include "core/day_index.hpp"
#include "core/do_not_call_index.hpp"
#include "core/people.hpp"
#include "core/shelves.hpp"
#include "core/row.hpp"

#include <map>
#include <set>

namespace recall {

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
    const Shelves::Pool& pool(const ListId& list) const { return shelves_.pool(list); }
    PoolKey pool_key(const Lead& lead) const;
    // The pool by the zones of its leads, where agents may take from it; else empty.
    const Shelves::ZonePools& pool_by_zone(const ListId& list) const {
        return shelves_.pool_by_zone(list);
    }
    Standing standing(const Lead& lead) const;
    // Whether the desk leaves the lead alone because of what it has with the same person: another
    // of their leads, of the same kind of work, is in hand, or promised where this one is not.
    bool is_elsewhere(const Lead& lead) const;
    // The person's leads in other lists, of the same kind of work.
    std::vector<LeadId> same_person(const Lead& lead) const;
    Tie tie(const Lead& lead) const;
    // Whether nothing of the list is dialled: it or its campaign is inactive, or it has expired.
    bool rests(const ListId& list) const;
    // Of each list, the leads that were called too lately, by the end of their wait.
    const std::map<ListId, Shelves::WaitEnds>& waiting() const { return shelves_.waiting(); }
    ListCounts counts(const ListId& list) const;
    int due(const ListId& list) const { return shelves_.due(list); }
    bool has_phone(const ListId& list, Phone phone) const { return bool(lead_with(list, phone)); }
    LeadId lead_with(const ListId& list, Phone phone) const {  // none where the list has no such
        return shelves_.lead_with(list, phone);
    }
    std::vector<LeadId> leads_at(const ListId& list, Phone phone) const {
        return shelves_.leads_at(list, phone);
    }
    // Whether the number stands on the campaign's do-not-call list, or the desk's.
    bool is_barred(Code campaign, Phone phone) const;
    // All of them, once `more` are, too.
    bool are_barred(Code campaign, const std::vector<Phone>& phones,
                    const std::set<Phone>& more = {}) const;
    const DoNotCallIndex::Ends& do_not_calls_by_expiry() const { return bars_.by_expiry(); }
    const Assignment* assignment_of(LeadId lead) const;
    const AssignmentIndex::Ids& assignments_of(const Username& agent) const {
        return held_.of_agent(agent);
    }
    const CallIndex::Ids& calls_of(const Username& agent) const {  // those not archived
        return done_.of_agent(agent);
    }
    // How many claims the agent holds in the campaign.
    int claims_of(const Username& agent, Code campaign) const {
        return held_.claims_of(agent, campaign);
    }
    const AssignmentIndex::ClaimEnds& claims_by_expiry() const { return held_.claims_by_expiry(); }
    const AssignmentIndex::Days& assignments_by_day() const { return held_.by_day(); }
    const CallIndex::Days& calls_by_day() const { return done_.by_day(); }
    const Callback* callback_of(LeadId lead) const;
    const CallbackIndex::Ids& callbacks_of(const Username& user) const {
        return promised_.of_user(user);
    }
    UnplacedCount unplaced_count() const { return {unplaced_open_}; }
    // Of each list and zone of its leads, those the clock is to release, by their time: ACTIVE, to
    // anyone, and the lead in nobody's hands.
    const std::map<CallbackIndex::Place, CallbackIndex::Times>& callbacks_by_time() const {
        return promised_.to_release();
    }
    // Of each campaign, those kept for an agent, by their time, where nobody has the lead in hand.
    const std::map<Code, CallbackIndex::Times>& kept_by_time() const { return promised_.kept(); }
    // Whether the derived is what the nouns say: for audit().
    void check_indexes(Laws& laws) const;

    // --- Writing. A row replaces the one with its identity. An assignment that has ended (it is
    // counted, where its day is not over), an archived call or callback, a finished recycling entry
    // and a closed unplaced item leave the State instead.
    void put(const Row& row);
    void put(Desk desk);
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
    // As of the lists: tabs are told.
    void put(UnplacedCount count) { unplaced_open_ = count.open; }
    void remove(const GoneRow& gone);
    void remove(const DoNotCallKey& key);
    void forget_tallies_before(Day day);
    // Memory for this many further phones in the list, before a large import.
    void reserve_phones(const ListId& list, std::size_t count);

private:
    const Campaign* campaign_of(const ListId& list) const;
    LeadPlace place_of(const Lead& lead) const;
    void shelve(const Lead& lead) { shelves_.put(lead, place_of(lead)); }
    // With the lead, its assignment, callback, list and campaign as they were when it was shelved.
    void unshelve(const Lead& lead) { shelves_.remove(lead, place_of(lead)); }
    void shelve_again(const std::set<ListId>& lists);
    void shelve_again();
    // The person's other leads go where they belong with it.
    void tie_person(const Lead& lead, Tie tie);
    const std::string& zone_of(LeadId lead) const;
    void watch(const Callback& callback);
    void unwatch(const Callback& callback);
    void drop_call(CallId id);

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

    Shelves shelves_;
    AssignmentIndex held_;
    CallIndex done_;
    CallbackIndex promised_;
    DoNotCallIndex bars_;
    People people_;
    DayIndex days_;
};

}  // namespace recall
