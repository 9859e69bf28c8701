#include "ui/model/closed.hpp"

#include "core/hopper.hpp"
#include "ui/toolkit/calendar.hpp"

namespace recall::ui {

namespace {

// "2026-11-28 08:00" → "08:00".
std::string clock_of(const LocalTime& shown) {
    return to_text(shown).substr(to_text(shown.day).size() + 1);
}

}  // namespace

std::string closed_words(const Model& model, const Campaign& campaign, const std::string& zones) {
    const State& view = model.replica->view();
    const PageClocks clocks(model);
    const Moment now{model.now, &clocks};
    if (hours_open(view, campaign, zones, now)) return "";
    const std::string zone = zones.empty() ? view.desk().zone : first_zone(zones);
    const auto there = clocks.local_time(now.at, zone);
    const auto at = hours_open_at(view, campaign, zones, now);
    const auto opens = at ? clocks.local_time(*at, zone) : std::nullopt;
    std::string words = there ? clock_of(*there) + " there, " : "";
    if (!opens) return words + "opens at no time within a year";
    words += "opens ";
    if (there && opens->day != there->day) {
        const std::string day = day_words(opens->day);  // "Sat 28 Nov 2026"
        words += day.substr(0, day.size() - 4);
    }
    return words + clock_of(*opens);
}

}  // namespace recall::ui
