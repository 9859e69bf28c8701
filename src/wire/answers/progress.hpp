// GET /call-progress and its timeline: the Call Completion Tracker's figures. And what is posted
// below it: taking back, and archiving.
#pragma once

#include "core/query.hpp"
#include "wire/answers/told.hpp"

namespace recall {

struct ProgressQuery {
    Day day;
    std::optional<Kind> type;
    Username agent;
};
template <>
struct Asked<ProgressQuery> {
    static constexpr std::string_view path = "/call-progress";
    static void visit(auto& f, auto& x) {
        f("day", x.day, {.says = "Today, where it is left out."});
        f("type", x.type);
        f("agent", x.agent, {.names = Naming::user});
    }
};

template <>
struct Told<AgentProgress> {
    static constexpr std::string_view name = "AgentProgress";
    static void visit(auto& f, auto& x) {
        f("agent", x.agent);
        f("name", x.name);
        f("type", x.kind);
        f("assigned", x.assigned);
        f("completed", x.completed);
        f("uncompleted", x.uncompleted, {.least = std::numeric_limits<std::int64_t>::min()});
        f.derived("completion_rate", x.completion_rate());
        f("daily_target", x.daily_target);
        f("last_call", x.last_call);
        f("calls_today", x.calls);
    }
};

struct ProgressTotals {
    std::int64_t assigned = 0, completed = 0, uncompleted = 0;
    double completion_rate = 0;  // 0 to 1
};
template <>
struct Told<ProgressTotals> {
    static constexpr std::string_view name = "ProgressTotals";
    static void visit(auto& f, auto& x) {
        f("assigned", x.assigned);
        f("completed", x.completed);
        f("uncompleted", x.uncompleted, {.least = std::numeric_limits<std::int64_t>::min()});
        f("completion_rate", x.completion_rate);
    }
};

// What midnight will take, were it now.
struct Forecast {
    Instant at;
    std::int64_t uncompleted = 0, completed = 0;
};
template <>
struct Told<Forecast> {
    static constexpr std::string_view name = "Forecast";
    static void visit(auto& f, auto& x) {
        f("at", x.at);
        f("uncompleted", x.uncompleted);
        f("completed", x.completed);
    }
};

struct ProgressOfDay {
    Day day;
    ProgressTotals totals;
    std::vector<AgentProgress> agents;
    std::optional<Forecast> forecast;
};
template <>
struct Told<ProgressOfDay> {
    static constexpr std::string_view name = "Progress";
    static void visit(auto& f, auto& x) {
        f("day", x.day);
        f("totals", x.totals);
        f("agents", x.agents);
        f.if_any("forecast", x.forecast,
                 {.says = "What midnight will take. For managers and admins."});
    }
};

// ---- Taking back, and archiving

struct TakeBack {  // POST /call-progress/recycle
    std::optional<Kind> type;
};
template <>
struct Told<TakeBack> {
    static constexpr std::string_view name = "TakeBack";
    static void visit(auto& f, auto& x) {
        f.if_any("type", x.type, {.says = "Both, where it is left out."});
    }
};
struct TakenBack {
    std::int64_t recycled = 0;
};
template <>
struct Told<TakenBack> {
    static constexpr std::string_view name = "TakenBack";
    static void visit(auto& f, auto& x) { f("recycled", x.recycled); }
};

struct TakeBackOfAgent {  // POST /call-progress/recycle-agent
    Username agent;
    std::optional<Kind> type;
};
template <>
struct Told<TakeBackOfAgent> {
    static constexpr std::string_view name = "TakeBackOfAgent";
    static void visit(auto& f, auto& x) {
        f("agent", x.agent);
        Told<TakeBack>::visit(f, x);
    }
};
struct TakenBackOfAgent {
    std::int64_t recycled = 0;
    Username agent;
};
template <>
struct Told<TakenBackOfAgent> {
    static constexpr std::string_view name = "TakenBackOfAgent";
    static void visit(auto& f, auto& x) {
        Told<TakenBack>::visit(f, x);
        f("agent", x.agent);
    }
};

struct ArchivedNow {  // POST /call-progress/archive-completed
    std::int64_t archived = 0;
};
template <>
struct Told<ArchivedNow> {
    static constexpr std::string_view name = "ArchivedNow";
    static void visit(auto& f, auto& x) { f("archived", x.archived); }
};

// ---- The course of one day

struct TimelineQuery {
    Day day;
    std::optional<Kind> type;
    Username agent;
};
template <>
struct Asked<TimelineQuery> {
    static constexpr std::string_view path = "/call-progress/timeline";
    static void visit(auto& f, auto& x) {
        f("day", x.day, {.says = "Today, where it is left out."});
        f("type", x.type);
        f("agent", x.agent, {.names = Naming::user});
    }
};

// A number for each step of the day's 23, 24 or 25 hours.
struct TimelineOfDay {
    Day day;
    Instant start;
    std::int64_t step_minutes = 30;
    std::vector<std::int64_t> completed;
    std::vector<std::int64_t> calls;  // begun
};
template <>
struct Told<TimelineOfDay> {
    static constexpr std::string_view name = "Timeline";
    static void visit(auto& f, auto& x) {
        f("day", x.day);
        f("start", x.start);
        f("step_minutes", x.step_minutes);
        f("completed", x.completed,
          {.says = "A number for each step of the day's 23, 24 or 25 hours."});
        f("calls", x.calls, {.says = "Calls begun."});
    }
};

}  // namespace recall
