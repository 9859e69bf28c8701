// Where to find an open assignment: by its lead, its agent, its day, and by when its claim lapses.
#pragma once

#include "core/nouns.hpp"

#include <map>
#include <set>

namespace recall {

class Laws;

class AssignmentIndex {
public:
    using Ids = std::set<AssignmentId>;
    using Days = std::set<std::pair<Day, AssignmentId>>;
    using ClaimEnds = std::set<std::pair<Instant, AssignmentId>>;

    AssignmentId of_lead(LeadId lead) const;  // none where nobody has it
    const Ids& of_agent(const Username& agent) const;
    const Days& by_day() const { return by_day_; }
    const ClaimEnds& claims_by_expiry() const { return claims_; }
    int claims_of(const Username& agent, Code campaign) const;

    // Open ones only, and one of a lead. It is removed as it was put.
    void put(const Assignment& assignment);
    void remove(const Assignment& assignment);

    void check(const std::map<AssignmentId, Assignment>& assignments, Laws& laws) const;

private:
    std::map<LeadId, AssignmentId> of_lead_;
    std::map<Username, Ids> of_agent_;
    Days by_day_;
    ClaimEnds claims_;
    std::map<std::pair<Username, Code>, int> claims_of_;
};

}  // namespace recall
