// The course of the day, and what the last midnight did.
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/report_parts.hpp"
#include "ui/screens/tracker/tracker.hpp"
#include "ui/toolkit/plot.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

constexpr float chart_width_min_px = 420;
constexpr std::int64_t day_minutes = 24 * 60;

// Completed so far at the end of each step, up to now.
std::vector<Mark> course_of(const Model& model, const TimelineOfDay& timeline) {
    const std::int64_t step = std::max<std::int64_t>(timeline.step_minutes, 1);
    const std::int64_t minutes = (model.now.ms + model.utc_offset_ms) / minute_ms % day_minutes;
    std::vector<Mark> marks;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < timeline.completed.size(); ++i) {
        const std::int64_t begins = static_cast<std::int64_t>(i) * step;
        if (begins > minutes) break;
        sum += timeline.completed[i];
        const std::int64_t ends = std::min(begins + step, minutes);
        marks.push_back({clock_text(ends * minute_ms), sum, grouped(sum) + " completed"});
    }
    return marks;
}

}  // namespace

void draw_last_night(const Model& model) {
    const auto& log = model.answers->recycling.items;
    const auto last = std::find_if(log.begin(), log.end(), [](const RecycleEntry& entry) {
        return entry.by == clock_name;
    });
    if (last == log.end()) return;
    paragraph("Last midnight, " + time_of_day(model, last->at) + ": " +
                  numbers_words(last->recycled) + " recycled, " + grouped(last->archived) +
                  (last->archived == 1 ? " call archived." : " calls archived."),
              Ink::muted, Type::small);
}

void draw_course_of_day(const Model& model, const TrackerMemory& memory, Wishes& wishes) {
    const Day day = model.today;
    const TimelineQuery timeline_query{.day = day, .type = memory.kind};
    Inquiry inquiry;
    inquiry.stamp = figures_stamp(model);
    inquiry.about = inquiry.path = path_of(timeline_query);
    keep_asking(model, Topic::timeline, inquiry, wishes);
    inquiry.path = path_of(ReportQuery{.from = day, .to = day, .type = memory.kind});
    keep_asking(model, Topic::today, inquiry, wishes);

    const AnswerOf<TimelineOfDay>& timeline = model.answers->timeline;
    const AnswerOf<Report>& report = model.answers->today;
    if (!timeline.known || !report.known) return;
    draw_problem(timeline, Topic::timeline, wishes);
    Grid grid("course", chart_width_min_px, 2);
    grid.next();
    {
        const Card card("line", "Completed through the day");
        time_chart("Completed through the day", course_of(model, timeline), Drawn::line);
    }
    grid.next();
    draw_outcomes(report);
}

}  // namespace recall::ui
