// GET /team, GET /team/{agent}: agents at work now.
#pragma once

#include "wire/answers/told.hpp"

namespace recall {

struct TeamQuery {};
template <>
struct Asked<TeamQuery> {
    static constexpr std::string_view path = "/team";
    static void visit(auto&, auto&) {}
};

struct HeldNumber {  // claimed
    std::string name;
    Phone phone;
    Instant expires, call_started;  // zero: not begun
    bool extended = false;          // the claim, by itself, because the call went on
    AssignmentId assignment{};
    LeadId lead{};
    Kind kind = Kind::client;
};
template <>
struct Told<HeldNumber> {
    static constexpr std::string_view name = "Claim";
    static void visit(auto& f, auto& x) {
        f("assignment", x.assignment);
        f("lead", x.lead);
        f("name", x.name);
        f("phone", x.phone);
        f("type", x.kind);
        f("expires", x.expires);
        f("extended_by_itself", x.extended,
          {.says = "It would have lapsed under the call, and got its time once more."});
        f("call_started_at", x.call_started);
    }
};

// "away", "here" (nothing said), "ready", "paused", "in_call", "wrap_up"; empty: nothing is known.
struct PresenceWord {
    std::string state, code;
    Instant since;
};
template <>
struct Told<PresenceWord> {
    static constexpr std::string_view name = "PresenceNow";
    static void visit(auto& f, auto& x) {
        f("state", x.state,
          {.says = "away, here (connected, and nothing said), ready, paused, in_call or wrap_up."});
        f("code", x.code, {.says = "Of a pause."});
        f("since", x.since);
    }
};

struct TeamAgent {
    Username username;
    std::string name;
    bool active = true;
    int connected = 0;
    Instant last_seen;                                         // zero: not since the relay started
    int open = 0, completed = 0, calls = 0, daily_target = 0;  // completed, calls: today
    int assigned = 0;                                          // today
    PresenceWord presence{};
    Instant last_call;
    std::vector<HeldNumber> held;
    std::vector<Kind> types{};
};
template <>
struct Told<TeamAgent> {
    static constexpr std::string_view name = "TeamAgent";
    static void visit(auto& f, auto& x) {
        f("agent", x.username);
        f("name", x.name);
        f("active", x.active);
        f("types", x.types);
        f("presence", x.presence);
        f("connected", x.connected, {.says = "Browsers, each with any number of tabs."});
        f("last_seen", x.last_seen);
        f("open", x.open);
        f("claimed", x.held);
        f("assigned_today", x.assigned);
        f("completed_today", x.completed);
        f("calls_today", x.calls);
        f("last_call", x.last_call);
        f("daily_target", x.daily_target);
    }
};

struct TeamAnswer {
    std::vector<TeamAgent> agents;
};
template <>
struct Told<TeamAnswer> {
    static constexpr std::string_view name = "Team";
    static void visit(auto& f, auto& x) { f("agents", x.agents); }
};

struct TeamAgentQuery {
    Username agent;
};
template <>
struct Asked<TeamAgentQuery> {
    static constexpr std::string_view path = "/team/{agent}";
    static void visit(auto& f, auto& x) { f("agent", x.agent, {.required = true}); }
};

// A number as its agent sees it.
struct TeamNumber {
    std::string name;
    Phone phone;
    Instant expires, call_started;  // zero: not claimed, not begun
    bool extended = false;          // as of a HeldNumber
    AssignmentId assignment{};
    LeadId lead{};
    ListId list{};
    Code campaign{};
    Kind kind = Kind::client;
    Stage stage = Stage::assigned;
    Day day{};
    Instant assigned_at{};
    Username assigned_by{};
    std::string zone{};
    Code status{};
    int attempts = 0;
    Instant last_call{};
    Code last_outcome{};
    Columns columns{};
};
template <>
struct Told<TeamNumber> {
    static constexpr std::string_view name = "Number";
    static void visit(auto& f, auto& x) {
        f("assignment", x.assignment);
        f("lead", x.lead);
        f("list", x.list);
        f("campaign", x.campaign);
        f("type", x.kind);
        f("stage", x.stage);
        f("day", x.day);
        f("assigned_at", x.assigned_at);
        f("assigned_by", x.assigned_by);
        f("expires", x.expires);
        f("extended_by_itself", x.extended);
        f("call_started_at", x.call_started);
        f("phone", x.phone);
        f("name", x.name);
        f("zone", x.zone);
        f("status", x.status);
        f("attempts", x.attempts);
        f("last_call", x.last_call);
        f("last_outcome", x.last_outcome);
        f("columns", x.columns);
    }
};

struct TeamAgentAnswer {
    TeamAgent agent;
    std::vector<TeamNumber> items;
};
template <>
struct Told<TeamAgentAnswer> {
    static constexpr std::string_view name = "TeamAgentNumbers";
    static void visit(auto& f, auto& x) {
        f("agent", x.agent);
        f("items", x.items);
    }
};

}  // namespace recall
