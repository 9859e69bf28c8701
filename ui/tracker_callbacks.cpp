// What became of the callbacks that were promised for today, beside the day's other figures.
#include "ui/filters.hpp"
#include "ui/listing.hpp"
#include "ui/view_tracker.hpp"
#include "ui/views.hpp"
#include "ui/widgets.hpp"

namespace recall::ui {

void draw_callbacks_of_days(const Model& model, DayRange days, const std::string& terms,
                            Wishes& wishes) {
    Inquiry inquiry;
    inquiry.path = "/callbacks/figures?" + range_terms(days).substr(1) + terms;
    inquiry.about = inquiry.path;
    inquiry.stamp = figures_stamp(model);
    keep_asking(model, Topic::callback_figures, inquiry, wishes);
    const CallbackFigures& figures = model.answers->callback_figures;
    if (!figures.known || figures.about != inquiry.about || figures.all.promised == 0) return;
    gap(space::half);
    const Card card("callbacks_kept", "Callbacks",
                    {.subtitle = "On time: called within half an hour of the promise"});
    draw_callback_figures(figures);
}

}  // namespace recall::ui
