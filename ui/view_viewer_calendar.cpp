#include "ui/filters.hpp"
#include "ui/listing.hpp"
#include "ui/plot.hpp"
#include "ui/viewer.hpp"
#include "ui/views.hpp"
#include "ui/widgets.hpp"

#include <array>

namespace recall::ui {
namespace {

constexpr float half_width_min_px = 330;
constexpr float figure_width_min_px = 110;
constexpr std::int32_t days_either_way = 400;

std::string campaign_term(const ViewerMemory& memory) {
    return query_term("campaign", memory.filters.campaign);
}

void draw_month(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    CalendarState& state = memory.calendar;
    if (!state.chosen) state.chosen = model.today;
    const Day shown = state.shown ? state.shown : state.chosen;
    Inquiry inquiry;
    inquiry.path = "/callbacks/load?month=" + to_text(shown).substr(0, 7) + campaign_term(memory);
    inquiry.about = inquiry.path;
    inquiry.stamp = memory.changes.made;
    keep_asking(model, Topic::callback_month, inquiry, wishes);
    const CallbackLoad& load = model.answers->callback_month;
    const bool known = load.known && load.about == inquiry.about;
    calendar("promised", state, model.today, Day{model.today.number - days_either_way},
             Day{model.today.number + days_either_way},
             known ? std::span<const std::int64_t>(load.counts) : std::span<const std::int64_t>());
}

void draw_day_load(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    Inquiry inquiry;
    inquiry.path = "/callbacks/load?day=" + to_text(memory.calendar.chosen) + campaign_term(memory);
    inquiry.about = inquiry.path;
    inquiry.stamp = memory.changes.made;
    keep_asking(model, Topic::callback_day, inquiry, wishes);
    const CallbackLoad& load = model.answers->callback_day;
    const std::string name = "Promised on " + day_words(memory.calendar.chosen);
    heading(name);
    if (!load.known || load.about != inquiry.about) return muted("Looking…");
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < load.counts.size(); ++i) {
        const Instant at =
            load.start + static_cast<std::int64_t>(i) * load.step_minutes * minute_ms;
        const std::string moment = moment_words(model, at);
        marks.push_back({moment.substr(moment.size() - 5), load.counts[i],
                         std::to_string(load.counts[i]) + " promised"});
    }
    if (marks.empty()) return muted("None");
    time_chart(name, marks, Drawn::columns);
    if (link("list_day", "List these")) {
        memory.filters.days = {memory.calendar.chosen, memory.calendar.chosen};
        memory.calendar_shown = false;
        memory.page = 1;
    }
}

void draw_kept(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    const std::string day = to_text(memory.calendar.chosen);
    Inquiry inquiry;
    inquiry.path = "/callbacks/figures?from=" + day + "&to=" + day + campaign_term(memory);
    inquiry.about = inquiry.path;
    inquiry.stamp = figures_stamp(model) + memory.changes.made;
    keep_asking(model, Topic::callback_figures, inquiry, wishes);
    const CallbackFigures& figures = model.answers->callback_figures;
    if (!figures.known || figures.about != inquiry.about) return;
    draw_callback_figures(figures);
}

}  // namespace

void draw_callback_figures(const CallbackFigures& figures) {
    const auto text = [](std::int64_t number) { return std::to_string(number); };
    const std::string promised = text(figures.all.promised), kept = text(figures.all.on_time),
                      late = text(figures.all.late), missed = text(figures.all.missed);
    const std::string waiting = text(figures.all.waiting) + " still to come";
    {
        Grid grid("kept", figure_width_min_px, 4);
        grid.next();
        stat_card({.label = "Promised", .figure = promised, .below = waiting});
        grid.next();
        stat_card({.label = "Kept on time", .figure = kept, .tone = Tone::good,
                   .icon = icon::circle_check});
        grid.next();
        stat_card({.label = "Late", .figure = late, .tone = Tone::warn, .icon = icon::history});
        grid.next();
        stat_card({.label = "Missed", .figure = missed, .tone = Tone::bad, .icon = icon::ban});
    }
    if (figures.agents.empty()) return;
    gap(space::half);
    static constexpr std::array<Column, 5> columns = {
        Column{.name = "Agent", .weight = 2},
        Column{.name = "Promised", .width = 84, .number = true},
        Column{.name = "On time", .width = 78, .number = true},
        Column{.name = "Late", .width = 62, .number = true},
        Column{.name = "Missed", .width = 72, .number = true}};
    Table table("kept_by", "Callbacks by agent", columns, {.height = whole_height});
    while (table.next(figures.agents.size())) {
        const CallbackFigure& agent = figures.agents[table.row()];
        table.begin_plain_row(agent.name);
        table.text(agent.name);
        table.number(agent.promised);
        table.number(agent.on_time);
        table.number(agent.late);
        table.number(agent.missed);
    }
}

void draw_viewer_calendar(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    filter_select("campaign", "Campaign", campaigns_to_choose(model.replica->view()),
                  memory.filters.campaign);
    gap(space::half);
    {
        Grid grid("calendar", half_width_min_px, 2);
        grid.next();
        draw_month(model, memory, wishes);
        grid.next();
        draw_day_load(model, memory, wishes);
    }
    gap(space::half);
    draw_kept(model, memory, wishes);
}

}  // namespace recall::ui
