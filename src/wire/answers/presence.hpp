// GET /presence, GET /me/presence: who was there when, as they said. POST /me/presence, POST
// /pause-codes: saying so, and the codes of a pause.
#pragma once

#include "wire/answers/told.hpp"

namespace recall {

// A span of an agent's day, as the agent said it. Without an end it is the one that runs.
enum class PresenceState { ready, paused, wrap_up };
template <>
struct Words<PresenceState> {
    static constexpr std::string_view all[] = {"ready", "paused", "wrap_up"};
};

struct PresenceQuery {
    Username agent;
    Day day, from, to;
    Paging paging;
};
template <>
struct Asked<PresenceQuery> {
    static constexpr std::string_view path = "/presence";
    static void visit(auto& f, auto& x) {
        f("agent", x.agent, {.names = Naming::user});
        f("day", x.day, {.says = "In place of from and to."});
        visit_days(f, x);
        visit_paging(f, x.paging);
    }
};

struct PresenceSpan {
    std::int64_t id = 0;
    Username username;
    PresenceState state = PresenceState::ready;
    std::string code;  // of a pause; else empty
    Instant from;
    Instant until;  // zero: it runs
    bool operator==(const PresenceSpan&) const = default;

    std::optional<std::int64_t> seconds() const {
        return until ? std::optional((until - from) / second_ms) : std::nullopt;
    }
};
template <>
struct Told<PresenceSpan> {
    static constexpr std::string_view name = "PresenceSpan";
    static void visit(auto& f, auto& x) {
        f("agent", x.username, {.cell = "Agent"});
        f("state", x.state, {.cell = "State"});
        f("code", x.code, {.cell = "Code"});
        f("from", x.from, {.cell = "From"});
        f("until", x.until, {.cell = "Until"});
        f.derived("seconds", x.seconds(), {.cell = "Seconds"});
    }
};

struct OwnPresenceQuery {};
template <>
struct Asked<OwnPresenceQuery> {
    static constexpr std::string_view path = "/me/presence";
    static void visit(auto&, auto&) {}
};
struct SaidPresence {
    std::optional<PresenceState> state;
    std::string code;
    Instant since;
    std::vector<std::string> pause_codes;
};
template <>
struct Told<SaidPresence> {
    static constexpr std::string_view name = "OwnPresence";
    static void visit(auto& f, auto& x) {
        f("state", x.state);
        f("code", x.code);
        f("since", x.since);
        f("pause_codes", x.pause_codes);
    }
};

// What may be said: as PresenceState, or that one is not there.
enum class SaidState { ready, paused, wrap_up, away };
template <>
struct Words<SaidState> {
    static constexpr std::string_view all[] = {"ready", "paused", "wrap_up", "away"};
};
constexpr std::optional<PresenceState> state_of(SaidState said) {
    if (said == SaidState::away) return std::nullopt;
    return static_cast<PresenceState>(said);
}
struct SayPresence {
    SaidState state = SaidState::ready;
    std::string code;
};
template <>
struct Told<SayPresence> {
    static constexpr std::string_view name = "SayPresence";
    static void visit(auto& f, auto& x) {
        f("state", x.state);
        f.if_any("code", x.code, {.says = "Of a pause: one of the desk's."});
    }
};

struct NewPauseCodes {
    std::vector<std::string> codes;
};
template <>
struct Told<NewPauseCodes> {
    static constexpr std::string_view name = "NewPauseCodes";
    static void visit(auto& f, auto& x) { f("codes", x.codes); }
};
struct PauseCodes {
    std::vector<std::string> pause_codes;
};
template <>
struct Told<PauseCodes> {
    static constexpr std::string_view name = "PauseCodes";
    static void visit(auto& f, auto& x) { f("pause_codes", x.pause_codes); }
};

}  // namespace recall
