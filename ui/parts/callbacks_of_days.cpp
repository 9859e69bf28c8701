#include "ui/parts/callbacks_of_days.hpp"

#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>

namespace recall::ui {
namespace {

constexpr float figure_width_min_px = 110;

}  // namespace

void draw_callback_figures(const CallbackFigures& figures) {
    const auto text = [](std::int64_t number) { return grouped(number); };
    const std::string promised = text(figures.totals.promised()),
                      kept = text(figures.totals.on_time), late = text(figures.totals.late),
                      missed = text(figures.totals.missed);
    const std::string waiting = text(figures.totals.waiting) + " still to come";
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
        const AgentCallbackSums& agent = figures.agents[table.row()];
        table.begin_plain_row(agent.name);
        table.text(agent.name);
        table.number(agent.sums.promised());
        table.number(agent.sums.on_time);
        table.number(agent.sums.late);
        table.number(agent.sums.missed);
    }
}

void draw_callbacks_of_days(const Model& model, const CallbackFiguresQuery& query,
                            Wishes& wishes) {
    Inquiry inquiry;
    inquiry.path = path_of(query);
    inquiry.about = inquiry.path;
    inquiry.stamp = figures_stamp(model);
    keep_asking(model, Topic::callback_figures, inquiry, wishes);
    const AnswerOf<CallbackFigures>& figures = model.answers->callback_figures;
    if (!figures.known || figures.about != inquiry.about || figures.totals.promised() == 0) return;
    gap(space::half);
    const Card card("callbacks_kept", "Callbacks",
                    {.subtitle = "On time: called within half an hour of the promise"});
    draw_callback_figures(figures);
}

}  // namespace recall::ui
