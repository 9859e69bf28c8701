#include "ui/model/closed.hpp"

#include "core/hopper.hpp"
#include "ui/toolkit/calendar.hpp"

namespace recall::ui {

std::string closed_words(const Model& model, const Campaign& campaign, const std::string& zones) {
    const State& view = model.replica->view();
    const PageClocks clocks(model);
    const Moment now{model.now, &clocks};
    if (hours_open(view, campaign, zones, now)) return "";
    const HoursThere there = hours_there(view, campaign, zones, now);
    std::string words = there.now ? clock_of(*there.now) + " there, " : "";
    if (!there.opens) return words + "opens at no time within a year";
    words += "opens ";
    if (there.now && there.opens->day != there.now->day) {
        words += day_words(there.opens->day, there.now->day) + " ";
    }
    return words + clock_of(*there.opens);
}

}  // namespace recall::ui
