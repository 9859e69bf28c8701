// Reports: what came of the calls of a day, a week or a month, and of whose.
#include "ui/parts/call_record.hpp"
#include "ui/parts/callbacks_of_days.hpp"
#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/report_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/plot.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float figure_width_min_px = 150;
constexpr float chart_width_min_px = 420;

Choosables periods_to_choose() {
    return {{"", "By day"}, {"week", "By week"}, {"month", "By month"}};
}

// The days chosen; else so many that the periods can be compared.
DayRange days_of(const Model& model, const ReportsMemory& memory) {
    if (!(memory.filters.days == DayRange{})) return memory.filters.days;
    const std::int32_t count = memory.period == "month" ? 365 : memory.period == "week" ? 84 : 30;
    return {Day{model.today.number - count + 1}, model.today};
}

ReportQuery query_of(const Model& model, const ReportsMemory& memory) {
    const Filters& filters = memory.filters;
    const DayRange days = days_of(model, memory);
    return {.period = word_in<Period>(memory.period).value_or(Period::day),
            .from = days.from,
            .to = days.to,
            .type = word_in<Kind>(filters.type),
            .campaign = code_in(filters.campaign),
            .agent = filters.agent};
}

std::string label_of(const ReportPoint& point, const std::string& period) {
    const std::string words = day_words(point.start);  // "Sat 21 Nov 2026"
    if (period == "month") return words.substr(words.size() - 8);
    return words.substr(4, words.size() - 9);
}

void draw_toolbar(const Model& model, ReportsMemory& memory) {
    const State& view = model.replica->view();
    Filters& filters = memory.filters;
    DayRange days = days_of(model, memory);
    if (draw_days(model, days, memory.choice)) filters.days = days;
    filter_select("period", "Period", periods_to_choose(), memory.period);
    filter_select("type", "Type", types_to_choose(), filters.type);
    filter_select("campaign", "Campaign", campaigns_to_choose(view), filters.campaign);
    filter_select("agent", "Agent", agents_to_choose(view), filters.agent);
    gap(space::half);
}

void draw_figures(const Report& report) {
    const auto text = [](std::int64_t number) { return grouped(number); };
    const double rate = report.totals.assigned > 0 ? static_cast<double>(report.totals.completed) /
                                                  static_cast<double>(report.totals.assigned)
                                            : 0;
    const std::string percent = percent_words(rate);
    const std::string assigned = text(report.totals.assigned);
    const std::string completed = text(report.totals.completed);
    const std::string calls = text(report.totals.calls);
    const std::string talked = length_words(report.totals.seconds);
    const std::string late = text(report.totals.late) + " late";
    Grid grid("figures", figure_width_min_px, 4);
    grid.next();
    stat_card({.label = "Assigned", .figure = assigned, .below = "each time one was given",
               .tone = Tone::info, .icon = icon::clipboard_list});
    grid.next();
    stat_card({.label = "Completed", .figure = completed, .below = late, .tone = Tone::good,
               .icon = icon::circle_check});
    grid.next();
    stat_card({.label = "Calls", .figure = calls, .below = talked + " in completed calls",
               .icon = icon::phone});
    grid.next();
    stat_card({.label = "Completion rate", .figure = percent, .tone = Tone::accent,
               .icon = icon::trending_up, .share = static_cast<float>(std::min(rate, 1.0))});
}

void draw_agents(const Report& report) {
    std::vector<Mark> marks;
    for (const ReportAgent& agent : report.agents) {
        marks.push_back({agent.name, agent.completed,
                         grouped(agent.completed) + " of " +
                             grouped(agent.assigned)});
    }
    const Card card("agents", "Completed by agent", {.subtitle = "Of the numbers assigned"});
    if (marks.empty()) muted("Nobody completed a call in these days.");
    else bar_chart("Completed by agent", marks);
}

void draw_series(const Report& report, const std::string& period) {
    std::vector<Mark> marks;
    for (const ReportPoint& point : report.series) {
        marks.push_back({label_of(point, period), point.completed,
                         grouped(point.completed) + " completed, " +
                             grouped(point.success) + " successful"});
    }
    const Card card("series", "Completed calls");
    if (marks.empty()) muted("No call was completed in these days.");
    else time_chart("Completed calls", marks, Drawn::columns);
}

}  // namespace

void draw_reports(const Model& model, ReportsMemory& memory, Wishes& wishes) {
    if (model.replica == nullptr) return;
    const AnswerOf<Report>& report = model.answers->report;
    Inquiry inquiry;
    inquiry.path = path_of(query_of(model, memory));
    inquiry.about = "report";
    inquiry.stamp = figures_stamp(model);
    keep_asking(model, Topic::report, inquiry, wishes);

    page_header("Reports", range_words(days_of(model, memory), model.today));
    const ButtonOptions options{.disabled = report.known ? "" : "There is nothing to print yet."};
    right_buttons(button_width("Print", options));
    if (button("print", "Print", options)) {
        wishes.push_back(Print{"Report, " + range_words(days_of(model, memory))});
    }
    gap(space::half);
    draw_toolbar(model, memory);
    draw_problem(report, Topic::report, wishes);
    if (!report.known) {
        if (report.problem.empty()) muted(empty_words(model, report, false, ""));
        return;
    }
    draw_figures(report);
    gap(space::half);
    draw_series(report, memory.period);
    gap(space::half);
    {
        Grid grid("charts", chart_width_min_px, 2);
        grid.next();
        draw_outcomes(report);
        grid.next();
        draw_agents(report);
    }
    const DayRange range = days_of(model, memory);
    draw_callbacks_of_days(model,
                           {.from = range.from,
                            .to = range.to,
                            .campaign = code_in(memory.filters.campaign),
                            .user = memory.filters.agent},
                           wishes);
}

}  // namespace recall::ui
