// Agents at work now: who is connected, which numbers they hold, and the day's figures.
#include "relay/api/handlers.hpp"
#include "relay/api/presence_now.hpp"

#include <set>

namespace recall::api {

namespace {

std::vector<Kind> types_of(const State& state, const User& user) {
    std::set<Kind> kinds;
    for (const Code id : user.campaigns) {
        if (const Campaign* campaign = state.campaign(id)) kinds.insert(campaign->kind);
    }
    return {kinds.begin(), kinds.end()};
}

HeldNumber claim_of(const State& state, const Assignment& assignment) {
    const Lead& lead = *state.lead(assignment.lead);
    return {lead.name,
            lead.phone,
            assignment.claim_expires,
            assignment.call_started,
            assignment.extended,
            assignment.id,
            lead.id,
            assignment.kind};
}

// Both kinds together.
void add_figures(const State& state, Day day, TeamAgent& agent) {
    for (const Kind kind : {Kind::client, Kind::customer}) {
        const Tally* tally = state.tally({agent.username, kind, day});
        if (!tally) continue;
        agent.assigned += tally->assigned;
        agent.completed += tally->completed;
        agent.calls += tally->calls;
        agent.last_call = std::max(agent.last_call, tally->last_call);
    }
}

const PresenceSpan* said_by(const std::map<Username, PresenceSpan>& said,
                            const Username& username) {
    const auto at = said.find(username);
    return at == said.end() ? nullptr : &at->second;
}

TeamAgent agent_of(const DeskThread::Desk& desk, const User& user, const Presence::Seen& seen,
                   const PresenceSpan* said) {
    const State& state = desk.state;
    const auto& open = state.assignments_of(user.username);
    TeamAgent agent{.username = user.username,
                    .name = user.name,
                    .active = user.active,
                    .connected = static_cast<int>(seen.connections),
                    .last_seen = seen.connections > 0 ? desk.stamp.now : seen.left,
                    .open = static_cast<int>(open.size()),
                    .daily_target = user.daily_target,
                    .presence = presence_now(state, user.username, seen, said, desk.stamp.now),
                    .types = types_of(state, user)};
    for (const AssignmentId id : open) {
        const Assignment& assignment = *state.assignment(id);
        if (assignment.stage == Stage::claimed) agent.held.push_back(claim_of(state, assignment));
    }
    add_figures(state, std::max(desk.stamp.today, state.counters().open_day), agent);
    return agent;
}

TeamNumber number_of(const State& state, const Assignment& assignment) {
    const Lead& lead = *state.lead(assignment.lead);
    const bool claimed = assignment.stage == Stage::claimed;
    return {.name = lead.name,
            .phone = lead.phone,
            .expires = claimed ? assignment.claim_expires : Instant{},
            .call_started = assignment.call_started,
            .extended = claimed && assignment.extended,
            .assignment = assignment.id,
            .lead = lead.id,
            .list = assignment.list,
            .campaign = assignment.campaign,
            .kind = assignment.kind,
            .stage = assignment.stage,
            .day = assignment.day,
            .assigned_at = assignment.assigned_at,
            .assigned_by = assignment.assigned_by,
            .zone = lead.zone,
            .status = lead.status,
            .attempts = lead.attempts,
            .last_call = lead.last_call,
            .last_outcome = lead.last_outcome,
            .columns = lead.columns};
}

Presence::Seen seen_of(const std::map<Username, Presence::Seen>& all, const Username& username) {
    const auto at = all.find(username);
    return at == all.end() ? Presence::Seen{} : at->second;
}

}  // namespace

TeamAnswer team(const Services& services, const Caller&, const TeamQuery&) {
    const auto present = services.presence.all();
    const auto said = said_presence(services);
    return services.desk.ask([&present, &said](const DeskThread::Desk& desk) {
        TeamAnswer answer;
        for (const auto& [username, user] : desk.state.users()) {
            if (user.role != Role::agent || !user.active) continue;
            answer.agents.push_back(
                agent_of(desk, user, seen_of(present, username), said_by(said, username)));
        }
        return answer;
    });
}

TeamAgentAnswer team_agent(const Services& services, const Caller&, const TeamAgentQuery& query) {
    const Presence::Seen seen = seen_of(services.presence.all(), query.agent);
    const auto said = said_presence(services);
    auto found = services.desk.ask([&](const DeskThread::Desk& desk) {
        const User* user = desk.state.user(query.agent);
        if (!user) return std::optional<TeamAgentAnswer>();
        TeamAgentAnswer answer{agent_of(desk, *user, seen, said_by(said, query.agent)), {}};
        for (const AssignmentId id : desk.state.assignments_of(query.agent)) {
            answer.items.push_back(number_of(desk.state, *desk.state.assignment(id)));
        }
        return std::optional(std::move(answer));
    });
    if (!found) throw Refusal{error_reply(Rejection{Reason::user_unknown, query.agent})};
    return std::move(*found);
}

}  // namespace recall::api
