// GET /reports: what was done over days, weeks or months.
#pragma once

#include "wire/answers/told.hpp"

namespace recall {

enum class Period { day, week, month };
template <>
struct Words<Period> {
    static constexpr std::string_view all[] = {"day", "week", "month"};
};

struct ReportQuery {
    Period period = Period::day;
    Day from, to;
    std::optional<Kind> type;
    Code campaign;
    Username agent;
};
template <>
struct Asked<ReportQuery> {
    static constexpr std::string_view path = "/reports";
    static void visit(auto& f, auto& x) {
        f("period", x.period, {.says = "Weeks begin on Mondays."});
        visit_days(f, x);
        f("type", x.type);
        f("campaign", x.campaign, {.names = Naming::campaign});
        f("agent", x.agent, {.names = Naming::user});
    }
};

struct ReportTotals {
    std::int64_t assigned = 0, completed = 0, calls = 0, success = 0, seconds = 0, late = 0;
};
template <>
struct Told<ReportTotals> {
    static constexpr std::string_view name = "ReportTotals";
    static void visit(auto& f, auto& x) {
        f("assigned", x.assigned);
        f("completed", x.completed);
        f("calls", x.calls, {.says = "Begun."});
        f("success", x.success);
        f("seconds", x.seconds);
        f("late", x.late);
    }
};
struct ReportPoint {
    Day start;
    std::int64_t completed = 0, success = 0, seconds = 0;
};
template <>
struct Told<ReportPoint> {
    static constexpr std::string_view name = "ReportPoint";
    static void visit(auto& f, auto& x) {
        f("start", x.start);
        f("completed", x.completed);
        f("success", x.success);
        f("seconds", x.seconds);
    }
};
struct ReportOutcome {
    Code campaign;
    std::string label;
    std::int64_t count = 0;
    Code code;
};
template <>
struct Told<ReportOutcome> {
    static constexpr std::string_view name = "ReportOutcome";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign);
        f("code", x.code);
        f("label", x.label);
        f("count", x.count);
    }
};
struct ReportAgent {
    Username agent;
    std::string name;
    std::int64_t assigned = 0, completed = 0, seconds = 0, success = 0;
    std::int64_t calls = 0;  // begun
    double completion_rate() const {
        return assigned == 0 ? 0.0 : static_cast<double>(completed) / static_cast<double>(assigned);
    }
};
template <>
struct Told<ReportAgent> {
    static constexpr std::string_view name = "ReportAgent";
    static void visit(auto& f, auto& x) {
        f("agent", x.agent);
        f("name", x.name);
        f("assigned", x.assigned);
        f("completed", x.completed);
        f.derived("completion_rate", x.completion_rate());
        f("calls", x.calls);
        f("seconds", x.seconds);
        f("success", x.success);
    }
};

struct Report {
    Period period = Period::day;
    Day from, to;
    ReportTotals totals;
    std::vector<ReportPoint> series;
    std::vector<ReportOutcome> outcomes;
    std::vector<ReportAgent> agents;
};
template <>
struct Told<Report> {
    static constexpr std::string_view name = "Report";
    static void visit(auto& f, auto& x) {
        f("period", x.period);
        f("from", x.from);
        f("to", x.to);
        f("totals", x.totals);
        f("series", x.series, {.says = "Every period of the range, also the empty ones."});
        f("outcomes", x.outcomes);
        f("agents", x.agents);
    }
};

}  // namespace recall
