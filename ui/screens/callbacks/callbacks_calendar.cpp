#include "ui/parts/callbacks_of_days.hpp"
#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/screens/callbacks/callbacks_parts.hpp"
#include "ui/toolkit/plot.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>

namespace recall::ui {
namespace {

constexpr float half_width_min_px = 330;
constexpr std::int32_t days_either_way = 400;

Code campaign_of(const ViewerMemory& memory) { return code_in(memory.filters.campaign); }

void draw_month(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    CalendarState& state = memory.calendar;
    if (!state.chosen) state.chosen = model.today;
    const Day shown = state.shown ? state.shown : state.chosen;
    Inquiry inquiry;
    inquiry.path = path_of(CallbackLoadQuery{.month = to_text(shown).substr(0, 7),
                                             .campaign = campaign_of(memory)});
    inquiry.about = inquiry.path;
    inquiry.stamp = memory.changes.made;
    keep_asking(model, Topic::callback_month, inquiry, wishes);
    const AnswerOf<CallbackLoad>& load = model.answers->callback_month;
    const bool known = load.known && load.about == inquiry.about;
    calendar("promised", state, model.today, Day{model.today.number - days_either_way},
             Day{model.today.number + days_either_way},
             known ? std::span<const std::int64_t>(load.days) : std::span<const std::int64_t>());
}

void draw_day_load(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    Inquiry inquiry;
    inquiry.path = path_of(
        CallbackLoadQuery{.day = memory.calendar.chosen, .campaign = campaign_of(memory)});
    inquiry.about = inquiry.path;
    inquiry.stamp = memory.changes.made;
    keep_asking(model, Topic::callback_day, inquiry, wishes);
    const AnswerOf<CallbackLoad>& load = model.answers->callback_day;
    const std::string name = "Promised on " + day_words(memory.calendar.chosen, model.today);
    heading(name);
    if (!load.known || load.about != inquiry.about) return muted("Looking…");
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < load.steps.size(); ++i) {
        const Instant at =
            load.start + static_cast<std::int64_t>(i) * load.step_minutes * minute_ms;
        const std::string moment = moment_words(model, at);
        marks.push_back({moment.substr(moment.size() - 5), load.steps[i],
                         grouped(load.steps[i]) + " promised"});
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
    const Day day = memory.calendar.chosen;
    Inquiry inquiry;
    inquiry.path = path_of(
        CallbackFiguresQuery{.from = day, .to = day, .campaign = campaign_of(memory)});
    inquiry.about = inquiry.path;
    inquiry.stamp = figures_stamp(model) + memory.changes.made;
    keep_asking(model, Topic::callback_figures, inquiry, wishes);
    const AnswerOf<CallbackFigures>& figures = model.answers->callback_figures;
    if (!figures.known || figures.about != inquiry.about) return;
    draw_callback_figures(figures);
}

}  // namespace

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
