// Agents at work now: who is connected, which numbers they hold, and the day's figures.
#include "relay/api/presence_now.hpp"
#include "wire/words.hpp"

#include <set>

namespace recall::api {

namespace {

Json types_json(const State& state, const User& user) {
    std::set<Kind> kinds;
    for (const Code id : user.campaigns) {
        if (const Campaign* campaign = state.campaign(id)) kinds.insert(campaign->kind);
    }
    Json types = Json::array();
    for (const Kind kind : kinds) types.push_back(word_of(kind));
    return types;
}

Json claim_json(const State& state, const Assignment& assignment) {
    const Lead& lead = *state.lead(assignment.lead);
    return {{"assignment", assignment.id.value},
            {"lead", lead.id.value},
            {"name", lead.name},
            {"phone", to_text(lead.phone)},
            {"type", word_of(assignment.kind)},
            {"expires", instant_json(assignment.claim_expires)},
            {"extended_by_itself", assignment.extended},
            {"call_started_at", instant_json(assignment.call_started)}};
}

// Both kinds together.
struct DayFigures {
    int assigned = 0, completed = 0, calls = 0;
    Instant last_call;
};
DayFigures figures_of(const State& state, const Username& agent, Day day) {
    DayFigures sum;
    for (const Kind kind : {Kind::client, Kind::customer}) {
        const Tally* tally = state.tally({agent, kind, day});
        if (!tally) continue;
        sum.assigned += tally->assigned;
        sum.completed += tally->completed;
        sum.calls += tally->calls;
        sum.last_call = std::max(sum.last_call, tally->last_call);
    }
    return sum;
}

const PresenceSpan* said_by(const std::map<Username, PresenceSpan>& said,
                            const Username& username) {
    const auto at = said.find(username);
    return at == said.end() ? nullptr : &at->second;
}

Json presence_json(const PresenceNow& now) {
    return {{"state", now.state}, {"code", now.code}, {"since", instant_json(now.since)}};
}

Json agent_json(const DeskThread::Desk& desk, const User& user, const Presence::Seen& seen,
                const PresenceSpan* said) {
    const State& state = desk.state;
    const auto& open = state.assignments_of(user.username);
    Json claimed = Json::array();
    for (const AssignmentId id : open) {
        const Assignment& assignment = *state.assignment(id);
        if (assignment.stage == Stage::claimed) claimed.push_back(claim_json(state, assignment));
    }
    const Day today = std::max(desk.stamp.today, state.counters().open_day);
    const DayFigures figures = figures_of(state, user.username, today);
    return {{"agent", user.username},
            {"name", user.name},
            {"active", user.active},
            {"types", types_json(state, user)},
            {"presence", presence_json(presence_now(state, user.username, seen, said,
                                                    desk.stamp.now))},
            {"connected", seen.connections},
            {"last_seen", instant_json(seen.connections > 0 ? desk.stamp.now : seen.left)},
            {"open", open.size()},
            {"claimed", std::move(claimed)},
            {"assigned_today", figures.assigned},
            {"completed_today", figures.completed},
            {"calls_today", figures.calls},
            {"last_call", instant_json(figures.last_call)},
            {"daily_target", user.daily_target}};
}

// A number as its agent sees it.
Json number_json(const State& state, const Assignment& assignment) {
    const Lead& lead = *state.lead(assignment.lead);
    Json columns = Json::array();
    for (const auto& [name, value] : lead.columns.all()) columns.push_back({name, value});
    return {{"assignment", assignment.id.value},
            {"lead", lead.id.value},
            {"list", assignment.list},
            {"campaign", assignment.campaign.text()},
            {"type", word_of(assignment.kind)},
            {"stage", word_of(assignment.stage)},
            {"day", to_text(assignment.day)},
            {"assigned_at", instant_json(assignment.assigned_at)},
            {"assigned_by", assignment.assigned_by},
            {"expires", instant_json(assignment.stage == Stage::claimed ? assignment.claim_expires
                                                                        : Instant{})},
            {"extended_by_itself", assignment.stage == Stage::claimed && assignment.extended},
            {"call_started_at", instant_json(assignment.call_started)},
            {"phone", to_text(lead.phone)},
            {"name", lead.name},
            {"zone", lead.zone},
            {"status", lead.status.text()},
            {"attempts", lead.attempts},
            {"last_call", instant_json(lead.last_call)},
            {"last_outcome", lead.last_outcome.text()},
            {"columns", std::move(columns)}};
}

Presence::Seen seen_of(const std::map<Username, Presence::Seen>& all, const Username& username) {
    const auto at = all.find(username);
    return at == all.end() ? Presence::Seen{} : at->second;
}

}  // namespace

HttpReply team(const Services& services, const Caller&, const HttpRequest&) {
    const auto present = services.presence.all();
    const auto said = said_presence(services);
    Json agents = services.desk.ask([&present, &said](const DeskThread::Desk& desk) {
        Json all = Json::array();
        for (const auto& [username, user] : desk.state.users()) {
            if (user.role != Role::agent || !user.active) continue;
            all.push_back(agent_json(desk, user, seen_of(present, username),
                                     said_by(said, username)));
        }
        return all;
    });
    return json_reply({{"agents", std::move(agents)}});
}

HttpReply team_agent(const Services& services, const Caller&, const HttpRequest& request) {
    const Username username = request.path_parts.at("agent");
    const Presence::Seen seen = seen_of(services.presence.all(), username);
    const auto said = said_presence(services);
    const Json found = services.desk.ask([&](const DeskThread::Desk& desk) {
        const User* user = desk.state.user(username);
        if (!user) return Json(nullptr);
        Json items = Json::array();
        for (const AssignmentId id : desk.state.assignments_of(username)) {
            items.push_back(number_json(desk.state, *desk.state.assignment(id)));
        }
        return Json{{"agent", agent_json(desk, *user, seen, said_by(said, username))},
                    {"items", std::move(items)}};
    });
    if (found.is_null()) return error_reply(Rejection{Reason::user_unknown, username});
    return json_reply(found);
}

}  // namespace recall::api
