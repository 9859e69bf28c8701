// Numbers that go straight to one agent: a follow-up of what was done, or what another agent had in
// hand. RULES.md §10.
#include "core/rules.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

// By list, because an event assigns leads of one list.
std::map<ListId, std::vector<LeadId>> by_list(const State& state,
                                              const std::vector<LeadId>& leads) {
    std::map<ListId, std::vector<LeadId>> lists;
    for (const LeadId id : leads) lists[state.lead(id)->list].push_back(id);
    return lists;
}

}  // namespace

std::optional<Rejection> check_free(const State& state, const Lead& lead) {
    return check_free(state, lead, state.callback_of(lead.id));
}

std::optional<Rejection> check_free(const State& state, const Lead& lead, const Callback* promise) {
    const auto number = static_cast<std::int64_t>(lead.id.value);
    if (!lead.may_be_called()) return Rejection{Reason::lead_do_not_call, "", number};
    if (state.rests(lead.list) || state.assignment_of(lead.id) || promise) {
        return Rejection{Reason::lead_not_available, "", number};
    }
    if (state.is_elsewhere(lead)) return Rejection{Reason::lead_elsewhere, "", number};
    return std::nullopt;
}

bool OnePerPerson::is_first(const Lead& lead) {
    if (!state_.desk().one_per_person) return true;
    const Campaign& campaign = *state_.campaign(state_.list(lead.list)->campaign);
    return seen_.insert({campaign.kind, lead.phone}).second;
}

Events assigned_to(const State& state, const Request& request, const std::vector<LeadId>& leads,
                   const Username& agent) {
    // A desk moved to an earlier zone may find its clock before the day that is open.
    const Day day = std::max(request.today, state.counters().open_day);
    Events events;
    AssignmentId first = state.counters().next_assignment;
    for (const auto& [list, share] : by_list(state, leads)) {
        const AssignmentId next{first.value + share.size()};
        events.push_back(LeadsAssigned{first, share, agent, request.by, day, request.now});
        first = next;
    }
    return events;
}

Decision decide_on(const State& state, const Request& request, const ReassignLeads& command) {
    if (!state.counters().open_day) return Rejection{Reason::desk_not_configured};
    if (auto no = check_agent(state, command.agent)) return *no;
    if (command.leads.empty()) return Rejection{Reason::nothing_chosen, "number"};
    if (command.leads.size() > assign_leads_max) {
        return Rejection{Reason::too_many, "numbers at once", assign_leads_max};
    }
    std::set<LeadId> seen;
    OnePerPerson people(state);
    Events replaced;
    for (const LeadId id : command.leads) {
        const auto number = static_cast<std::int64_t>(id.value);
        const Lead* lead = state.lead(id);
        if (!lead) return Rejection{Reason::lead_unknown, "", number};
        const Code campaign = state.list(lead->list)->campaign;
        // A follow-up with a date may be given to somebody before it; no other promise.
        const Callback* promise = state.callback_of(id);
        if (promise && state.campaign(campaign)->kind == Kind::customer) {
            replaced.push_back(
                CallbackEnded{promise->id, CallbackEnd::replaced, request.now, {}, {}});
            promise = nullptr;
        }
        if (auto no = check_free(state, *lead, promise)) return *no;
        if (auto no = check_agent_of(state, command.agent, campaign)) return *no;
        if (!seen.insert(id).second) return Rejection{Reason::lead_repeated, "", number};
        if (!people.is_first(*lead)) return Rejection{Reason::lead_elsewhere, "", number};
    }
    Events events = std::move(replaced);
    for (Event& event : assigned_to(state, request, command.leads, command.agent)) {
        events.push_back(std::move(event));
    }
    return events;
}

Decision decide_on(const State& state, const Request& request, const HandOn& command) {
    if (!state.user(command.from)) return Rejection{Reason::user_unknown, command.from};
    if (auto no = check_agent(state, command.to)) return *no;
    if (command.from == command.to) return Events{};
    std::vector<LeadId> leads;
    std::vector<AssignmentId> handed, kept_back;
    for (const AssignmentId id : state.assignments_of(command.from)) {
        const Assignment& assignment = *state.assignment(id);
        // Marked while somebody had it in hand: it is taken back, and goes to nobody.
        if (!state.lead(assignment.lead)->may_be_called()) {
            kept_back.push_back(id);
            continue;
        }
        if (auto no = check_agent_of(state, command.to, assignment.campaign)) return *no;
        handed.push_back(id);
        leads.push_back(assignment.lead);
    }
    RecycleEntry scope;
    scope.agent = command.from;
    Events events = taken_back(state, request, std::move(scope), std::move(kept_back), handed);
    for (Event& event : assigned_to(state, request, leads, command.to)) {
        events.push_back(std::move(event));
    }
    return events;
}

}  // namespace recall
