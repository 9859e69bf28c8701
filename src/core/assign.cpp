// Assignment: managers hand numbers of a pool to agents for the day. RULES.md §4.
#include "core/chooser.hpp"
#include "core/rules.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

std::optional<Rejection> check_agents(const State& state, const AssignLeads& command,
                                      Code campaign) {
    if (command.agents.empty()) return Rejection{Reason::nobody_to_assign_to};
    if (command.agents.size() > assign_agents_max) {
        return Rejection{Reason::too_many, "agents", assign_agents_max};
    }
    for (const Username& username : command.agents) {
        if (auto no = check_agent(state, username)) return no;
        if (auto no = check_agent_of(state, username, campaign)) return no;
    }
    return std::nullopt;
}

Result<std::vector<LeadId>, Rejection> chosen_leads(const State& state,
                                                    const AssignLeads& command) {
    std::set<LeadId> seen;
    for (const LeadId id : command.leads) {
        const auto number = static_cast<std::int64_t>(id.value);
        const Lead* lead = state.lead(id);
        if (!lead || lead->list != command.list) return Rejection{Reason::lead_unknown, "", number};
        if (state.standing(*lead) == Standing::elsewhere) {
            return Rejection{Reason::lead_elsewhere, "", number};
        }
        if (!state.pool(command.list).contains(state.pool_key(*lead))) {
            return Rejection{Reason::lead_not_available, "", number};
        }
        if (!seen.insert(id).second) return Rejection{Reason::lead_repeated, "", number};
    }
    return command.leads;
}

Result<std::vector<LeadId>, Rejection> first_leads(const State& state,
                                                   const AssignLeads& command) {
    if (command.count < 1) return Rejection{Reason::nothing_to_assign};
    if (command.filter.text.size() > name_bytes_max) {
        return Rejection{Reason::text_too_long, "text of the filter", name_bytes_max};
    }
    std::vector<LeadId> leads;
    const LeadChooser chooser(command.filter);
    for (const PoolKey& key : state.pool(command.list)) {
        if (static_cast<std::int64_t>(leads.size()) == command.count) return leads;
        if (chooser.takes(*state.lead(key.lead))) leads.push_back(key.lead);
    }
    const auto found = static_cast<std::int64_t>(leads.size());
    if (found == command.count) return leads;
    return Rejection{Reason::not_enough_leads, command.list, found};
}

// Evenly: the first agents get one more where it does not divide. Each takes every n-th lead, so
// that nobody gets all the fresh ones.
std::vector<LeadId> share_of(std::size_t agent, std::size_t agents,
                             const std::vector<LeadId>& leads) {
    std::vector<LeadId> share;
    for (std::size_t i = agent; i < leads.size(); i += agents) share.push_back(leads[i]);
    return share;
}

}  // namespace

std::optional<Rejection> check_agent(const State& state, const Username& username) {
    const User* user = state.user(username);
    if (!user) return Rejection{Reason::user_unknown, username};
    if (!user->active) return Rejection{Reason::user_inactive, username};
    if (user->role != Role::agent) return Rejection{Reason::not_an_agent, username};
    return std::nullopt;
}

std::optional<Rejection> check_agent_of(const State& state, const Username& username,
                                        Code campaign) {
    const auto& campaigns = state.user(username)->campaigns;
    if (std::find(campaigns.begin(), campaigns.end(), campaign) != campaigns.end()) {
        return std::nullopt;
    }
    return Rejection{Reason::agent_not_in_campaign, username};
}

bool works(const User& user, Code campaign) {
    const auto& campaigns = user.campaigns;
    return user.active && user.role == Role::agent &&
           std::find(campaigns.begin(), campaigns.end(), campaign) != campaigns.end();
}

std::optional<Rejection> check_works(const State& state, const Username& username, Code campaign) {
    if (auto no = check_agent(state, username)) return no;
    return check_agent_of(state, username, campaign);
}

Decision decide_on(const State& state, const Request& request, const AssignLeads& command) {
    if (!state.counters().open_day) return Rejection{Reason::desk_not_configured};
    const List* list = state.list(command.list);
    if (!list) return Rejection{Reason::list_unknown, command.list};
    if (auto no = check_agents(state, command, list->campaign)) return *no;
    const auto wanted = std::max(command.count, static_cast<std::int64_t>(command.leads.size()));
    if (wanted > assign_leads_max) {
        return Rejection{Reason::too_many, "numbers at once", assign_leads_max};
    }
    auto found = command.leads.empty() ? first_leads(state, command) : chosen_leads(state, command);
    if (!found) return found.error();
    const std::vector<LeadId> leads = std::move(found).value();

    std::vector<Username> agents = command.agents;
    std::sort(agents.begin(), agents.end());
    agents.erase(std::unique(agents.begin(), agents.end()), agents.end());

    // A desk moved to an earlier zone may find its clock before the day that is open.
    const Day day = std::max(request.today, state.counters().open_day);
    Events events;
    AssignmentId first = state.counters().next_assignment;
    for (std::size_t i = 0; i < agents.size(); ++i) {
        std::vector<LeadId> share = share_of(i, agents.size(), leads);
        if (share.empty()) break;
        const AssignmentId next{first.value + share.size()};
        events.push_back(
            LeadsAssigned{first, std::move(share), agents[i], request.by, day, request.now});
        first = next;
    }
    return events;
}

void evolve(Edit& edit, const LeadsAssigned& event) {
    ensure(event.first == edit.state().counters().next_assignment);
    ensure(!event.leads.empty());
    const Lead* first = edit.state().lead(event.leads.front());
    ensure(first != nullptr);
    const List* list = edit.state().list(first->list);
    ensure(list != nullptr);
    const Campaign* campaign = edit.state().campaign(list->campaign);
    ensure(campaign != nullptr);
    for (std::size_t i = 0; i < event.leads.size(); ++i) {
        Assignment assignment;
        assignment.id = AssignmentId{event.first.value + i};
        assignment.lead = event.leads[i];
        assignment.list = list->id;
        assignment.campaign = campaign->id;
        assignment.kind = campaign->kind;
        assignment.agent = event.agent;
        assignment.day = event.day;
        assignment.assigned_at = event.at;
        assignment.assigned_by = event.by;
        assignment.from_hopper = event.from_hopper;
        edit.save(std::move(assignment));
        if (edit.state().lead(event.leads[i])->was_assigned) continue;
        edit.lead(event.leads[i], [](Lead& lead) { lead.was_assigned = true; });
    }
    edit.counters([&](Counters& c) { c.next_assignment.value += event.leads.size(); });
    edit.tally({event.agent, campaign->kind, event.day}, [&](Tally& tally) {
        tally.assigned += static_cast<int>(event.leads.size());
    });
}

}  // namespace recall
