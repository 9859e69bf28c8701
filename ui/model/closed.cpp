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
        const std::string day = day_words(there.opens->day);  // "Sat 28 Nov 2026"
        words += day.substr(0, day.size() - 4);
    }
    return words + clock_of(*there.opens);
}

}  // namespace recall::ui
