// Rows: one noun as it stands now. What the journal's tables hold and what tabs are sent.
#pragma once

#include "core/nouns.hpp"

#include <map>
#include <set>
#include <variant>

namespace recall {

using Row = std::variant<Desk, User, Campaign, List, ListCounts, Lead, Assignment, CompletedCall,
                         Tally, RecycleEntry, Import, Callback, UnplacedCount>;

// Rows a tab can be told it may no longer see.
using GoneRow = std::variant<LeadId, AssignmentId, CallId, CallbackId>;

// Which rows a run of events touched. What left the State is here by value, as it last stood.
struct Changes {
    bool desk = false;
    bool counters = false;
    std::set<Username> users;
    std::set<Code> campaigns;
    std::set<ListId> lists;
    std::set<ListId> list_counts;
    std::set<LeadId> leads;  // one that is no longer in the State is gone for ever
    std::set<TallyKey> tallies;
    std::set<RecycleId> recycles;
    std::set<ImportId> imports;
    std::set<DoNotCallKey> do_not_calls;  // one that is no longer in the State was taken off
    std::map<AssignmentId, Assignment> assignments;
    std::map<CallId, CompletedCall> calls;
    std::map<RecycleId, RecycleEntry> finished_recycles;
    std::map<CallbackId, Callback> callbacks;
    std::map<UnplacedId, Unplaced> unplaced;
    // Whose a callback was before it was moved to another.
    std::set<std::pair<Username, CallbackId>> callbacks_lost;

    bool empty() const;
    void clear() { *this = Changes{}; }
};

}  // namespace recall
