#include "core/assignment_index.hpp"

#include "core/ensure.hpp"
#include "core/maps.hpp"
#include "core/laws.hpp"

namespace recall {

AssignmentId AssignmentIndex::of_lead(LeadId lead) const { return value_or_empty(of_lead_, lead); }

const AssignmentIndex::Ids& AssignmentIndex::of_agent(const Username& agent) const {
    return value_or_empty(of_agent_, agent);
}

int AssignmentIndex::claims_of(const Username& agent, Code campaign) const {
    const int* count = value_in(claims_of_, std::pair{agent, campaign});
    return count ? *count : 0;
}

void AssignmentIndex::put(const Assignment& assignment) {
    const auto [at, added] = of_lead_.emplace(assignment.lead, assignment.id);
    ensure(added);
    of_agent_[assignment.agent].insert(assignment.id);
    by_day_.emplace(assignment.day, assignment.id);
    if (assignment.stage != Stage::claimed) return;
    claims_.emplace(assignment.claim_expires, assignment.id);
    ++claims_of_[{assignment.agent, assignment.campaign}];
}

void AssignmentIndex::remove(const Assignment& assignment) {
    of_lead_.erase(assignment.lead);
    erase_from(of_agent_, assignment.agent, assignment.id);
    by_day_.erase({assignment.day, assignment.id});
    if (assignment.stage != Stage::claimed) return;
    claims_.erase({assignment.claim_expires, assignment.id});
    const auto claims = claims_of_.find({assignment.agent, assignment.campaign});
    ensure(claims != claims_of_.end());
    if (--claims->second == 0) claims_of_.erase(claims);
}

void AssignmentIndex::check(const std::map<AssignmentId, Assignment>& assignments,
                            Laws& laws) const {
    std::map<LeadId, AssignmentId> of_lead;
    std::map<std::pair<Username, Code>, int> claims;
    std::size_t by_agent = 0, claimed = 0;
    for (const auto& [id, assignment] : assignments) {
        const std::string name = "assignment " + std::to_string(id.value);
        laws.hold(of_lead.emplace(assignment.lead, id).second,
                  name + " is a second open one of its lead");
        laws.hold(of_agent(assignment.agent).contains(id), name + " is missing from its agent's");
        laws.hold(by_day_.contains({assignment.day, id}), name + " is missing from its day");
        if (assignment.stage != Stage::claimed) continue;
        ++claimed;
        ++claims[{assignment.agent, assignment.campaign}];
        laws.hold(claims_.contains({assignment.claim_expires, id}),
                  name + " is claimed and nobody watches when it lapses");
    }
    for (const auto& [agent, ids] : of_agent_) by_agent += ids.size();
    laws.hold(of_lead == of_lead_, "leads and their assignments disagree");
    laws.hold(by_agent == assignments.size(), "agents' assignments are not all of them");
    laws.hold(by_day_.size() == assignments.size(), "the days' assignments are stale");
    laws.hold(claims_.size() == claimed, "the watched claims are not the claims");
    laws.hold(claims_of_ == claims, "the counted claims are not the claims");
}

}  // namespace recall
