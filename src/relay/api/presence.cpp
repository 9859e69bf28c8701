// Presence: what agents say of themselves, what follows from their calls, and the log of both.
//
// What is said (ready, paused and why, wrapping up) is a span of DeskNotes. Where somebody has had
// no connection for a while, the span ends when the last one was lost. That somebody is in a call
// is no span: the desk knows it.
#include "relay/api/handlers.hpp"
#include "relay/api/presence_now.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

const Assignment* called_now(const State& state, const Username& agent) {
    for (const AssignmentId id : state.assignments_of(agent)) {
        const Assignment& assignment = *state.assignment(id);
        if (assignment.stage == Stage::claimed && assignment.call_started) return &assignment;
    }
    return nullptr;
}

// When the agent's last call was completed; none where it is archived already.
Instant last_completed(const State& state, const Username& agent) {
    const auto& calls = state.calls_of(agent);
    return calls.empty() ? Instant{} : state.call(*calls.rbegin())->received_at;
}

}  // namespace

PresenceWord presence_now(const State& state, const Username& agent, const Presence::Seen& seen,
                         const PresenceSpan* said, Instant now) {
    if (seen.connections == 0) return {"away", "", seen.left};
    const bool wrapping = said && said->state == PresenceState::wrap_up;
    if (const Assignment* called = called_now(state, agent)) {
        if (wrapping && said->from >= called->call_started) return {"wrap_up", "", said->from};
        return {"in_call", "", called->call_started};
    }
    if (said && said->state == PresenceState::paused) return {"paused", said->code, said->from};
    const Instant completed = last_completed(state, agent);
    const bool since = said && said->state == PresenceState::ready && said->from >= completed;
    if (completed && now - completed < wrap_up_ms && !since) return {"wrap_up", "", completed};
    if (said) return {"ready", "", std::max(said->from, wrapping ? completed : Instant{})};
    return {"here", "", {}};
}

std::map<Username, PresenceSpan> said_presence(const Services& services) {
    auto running = services.notes.running_presence();
    if (!running) throw api::Refusal{error_reply(running.error())};
    const auto present = services.presence.all();
    const Instant now = services.clock();
    std::map<Username, PresenceSpan> said;
    for (PresenceSpan& span : std::move(running).value()) {
        const auto seen = present.find(span.username);
        const bool here = seen != present.end() && seen->second.connections > 0;
        Instant left = services.started_at;
        if (seen != present.end() && seen->second.left) left = seen->second.left;
        left = std::max(left, span.from);
        if (here || now - left < presence_away_ms) {
            said.emplace(span.username, std::move(span));
            continue;
        }
        if (auto error = services.notes.change_presence(span.username, std::nullopt, "", left)) {
            throw api::Refusal{error_reply(*error)};
        }
    }
    return said;
}

namespace api {

namespace {

SaidPresence own_presence(const Services& services, const Username& username) {
    SaidPresence own{.pause_codes = value_or_refuse(services.notes.pause_codes())};
    const auto said = said_presence(services);
    const auto span = said.find(username);
    if (span == said.end()) return own;
    own.state = span->second.state;
    own.code = span->second.code;
    own.since = span->second.from;
    return own;
}

// Throws Refusal unless a pause can have these.
void check_codes(const std::vector<std::string>& codes) {
    const std::set<std::string> distinct(codes.begin(), codes.end());
    const bool fit = std::all_of(codes.begin(), codes.end(), [](const std::string& code) {
        return code.find_first_not_of(' ') != std::string::npos &&
               code.size() <= pause_code_bytes_max;
    });
    if (codes.empty() || codes.size() > pause_codes_max || distinct.size() != codes.size() ||
        !fit) {
        throw Refusal{error_reply(422, "pause_codes_unfit",
                                  "There must be 1 to " + std::to_string(pause_codes_max) +
                                      " pause codes, each another one, of 1 to " +
                                      std::to_string(pause_code_bytes_max) + " bytes.")};
    }
}

// Throws Refusal unless the code goes with what is said.
void check_said(const Services& services, const SayPresence& said) {
    if (said.state != SaidState::paused) {
        if (!said.code.empty()) refuse("“code” goes with paused only.");
        return;
    }
    const auto codes = value_or_refuse(services.notes.pause_codes());
    if (std::count(codes.begin(), codes.end(), said.code) > 0) return;
    throw Refusal{
        error_reply(422, "pause_code_unknown",
                    "There is no pause code “" + said.code + "”. Choose one of the desk's.")};
}

}  // namespace

SaidPresence my_presence(const Services& services, const Caller& caller,
                         const OwnPresenceQuery&) {
    return own_presence(services, caller.user.username);
}

SaidPresence set_my_presence(const Services& services, const Caller& caller,
                             const SayPresence& wish) {
    check_said(services, wish);
    const std::optional<PresenceState> state = state_of(wish.state);
    const Username& username = caller.user.username;
    const auto said = said_presence(services);
    const auto span = said.find(username);
    const bool any = span != said.end();
    const bool same =
        state ? any && span->second.state == *state && span->second.code == wish.code : !any;
    if (!same) {
        const auto error =
            services.notes.change_presence(username, state, wish.code, services.clock());
        if (error) throw Refusal{error_reply(*error)};
    }
    return own_presence(services, username);
}

Listed<PresenceSpan> presence_log(const Services& services, const Caller&,
                                  const PresenceQuery& query) {
    (void)said_presence(services);  // ends what has ended
    PresenceFilter filter;
    filter.username = if_given(query.agent);
    const std::string zone = services.desk.ask(
        [](const DeskThread::Desk& desk) { return desk.state.desk().zone; });
    const Day from = query.day ? query.day : query.from;
    const Day to = query.day ? query.day : query.to;
    const bool known = services.calendar.knows(zone);
    if (from) filter.from = services.calendar.start_of(from, known ? zone : "UTC");
    if (to) filter.before = services.calendar.start_of(next(to), known ? zone : "UTC");
    return list_reply<PresenceSpan>(
        services, query.paging, "presence",
        [](const PresenceSpan& span) { return static_cast<std::uint64_t>(span.id); },
        [&](PageRequest page) { return services.notes.presence(filter, page); });
}

PauseCodes set_pause_codes(const Services& services, const Caller&, const NewPauseCodes& wish) {
    check_codes(wish.codes);
    if (const auto error = services.notes.set_pause_codes(wish.codes)) {
        throw Refusal{error_reply(*error)};
    }
    return {wish.codes};
}

}  // namespace api

}  // namespace recall
