#include "ui/parts/report_parts.hpp"

#include "ui/toolkit/plot.hpp"
#include "ui/toolkit/widgets.hpp"

#include <cmath>

namespace recall::ui {

void draw_outcomes(const Report& report) {
    std::vector<Mark> marks;
    for (const ReportOutcome& outcome : report.outcomes) {
        if (outcome.count == 0) continue;
        const auto same = std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) {
            return mark.label == outcome.label;
        });
        if (same == marks.end()) marks.push_back({outcome.label, outcome.count, ""});
        else same->value += outcome.count;
    }
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark& one, const Mark& other) { return one.value > other.value; });
    for (Mark& mark : marks) mark.words = grouped(mark.value);
    const Card card("outcomes", "Outcomes");
    if (marks.empty()) muted("No call was completed.");
    else bar_chart("Outcomes", marks);
}

std::string percent_words(double share) {
    return std::to_string(static_cast<int>(std::round(share * 100))) + " %";
}

}  // namespace recall::ui
