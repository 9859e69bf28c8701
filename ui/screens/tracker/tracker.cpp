#include "ui/screens/tracker/tracker.hpp"

#include "core/lookup.hpp"
#include "ui/parts/callbacks_of_days.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/recycle_question.hpp"
#include "ui/parts/report_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>

namespace recall::ui {
namespace {

constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::int64_t seconds_shown_below_ms = 5 * minute_ms;
constexpr float search_width_px = 220;
constexpr float search_width_max_px = 320;
constexpr float stat_width_min_px = 150;

std::string lower(std::string_view words) {
    std::string all(words);
    std::transform(all.begin(), all.end(), all.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return all;
}

// By the column of the table; where two are equal, by name and kind.
bool stands_before(const TrackerRow& one, const TrackerRow& other, int column) {
    const AgentProgress& a = one.progress;
    const AgentProgress& b = other.progress;
    const auto target_left = [](const TrackerRow& row) {
        return row.progress.daily_target - row.done_in_all;
    };
    switch (column) {
        case 1: return a.kind < b.kind;
        case 2: return a.assigned < b.assigned;
        case 3: return a.completed < b.completed;
        case 4: return a.uncompleted < b.uncompleted;
        case 5: return a.completion_rate() < b.completion_rate();
        case 6: return target_left(one) > target_left(other);
        case 7: return a.last_call < b.last_call;
        case 8: return a.calls < b.calls;
        default: break;
    }
    return lower(a.name) < lower(b.name);
}

std::vector<TrackerRow> rows_of(const Model& model, const Progress& progress,
                                const TrackerMemory& memory) {
    const State& view = model.replica->view();
    std::map<Username, int> done_in_all;
    for (const AgentProgress& agent : recall::progress(view, {model.today, {}, {}}).agents) {
        done_in_all[agent.agent] += agent.completed;
    }
    const Lookup wanted(memory.search);
    std::vector<TrackerRow> rows;
    for (const AgentProgress& agent : progress.agents) {
        if (!wanted.finds({agent.name, agent.agent})) continue;
        rows.push_back({agent, done_in_all[agent.agent],
                        recycle_preview(view, agent.agent, agent.kind).numbers});
    }
    const auto sort = [&](int column, bool descending) {
        std::stable_sort(rows.begin(), rows.end(),
                         [&](const TrackerRow& one, const TrackerRow& other) {
                             return descending ? stands_before(other, one, column)
                                               : stands_before(one, other, column);
                         });
    };
    sort(0, false);
    sort(memory.sort_column, memory.sort_descending);
    return rows;
}

void draw_header(const Tracker& tracker) {
    page_header("Call Completion Tracker", day_words(tracker.model.today, tracker.model.today));
    const State& view = tracker.model.replica->view();
    const bool nothing = recycle_preview(view, {}, tracker.memory.kind).numbers == 0;
    std::string reason = tracker.why_not;
    if (reason.empty() && nothing) reason = "There is nothing to take back: all is completed.";
    const ButtonOptions options{
        .kind = ButtonKind::danger,
        .icon = icon::recycle,
        .tooltip = "Takes back every number that is not completed; asks before it does",
        .disabled = reason,
        .busy = tracker.model.asking};
    right_buttons(button_width("Recycle Now", options));
    if (button("recycle_now", "Recycle Now", options)) {
        tracker.memory.asking_all = true;
        tracker.memory.asking_agent.reset();
        tracker.memory.asking_kind = tracker.memory.kind;
    }
    gap(space::half);
}

void draw_totals(const Progress& progress) {
    const double rate = progress.completion_rate();
    const std::string percent = percent_words(rate);
    const std::string given =
        progress.given_again > 0
            ? "each once, " + grouped(progress.given_again) + " given again"
            : "numbers given out today";
    // Some that are completed may be in hand once more.
    const char* uncompleted =
        progress.given_again > 0 ? "completed by nobody yet" : "still to be called";
    const std::string completed = "of " + grouped(progress.assigned) + " assigned";
    {
        Grid grid("totals", stat_width_min_px, 4);
        grid.next();
        stat_card({.label = "Total assigned",
                   .figure = grouped(progress.assigned),
                   .below = given,
                   .tone = Tone::info,
                   .icon = icon::clipboard_list});
        grid.next();
        stat_card({.label = "Completed",
                   .figure = grouped(progress.completed),
                   .below = completed,
                   .tone = Tone::good,
                   .icon = icon::circle_check});
        grid.next();
        stat_card({.label = "Uncompleted",
                   .figure = grouped(progress.uncompleted),
                   .below = uncompleted,
                   .tone = progress.uncompleted > 0 ? Tone::warn : Tone::good,
                   .icon = icon::hourglass});
        grid.next();
        stat_card({.label = "Completion rate",
                   .figure = percent,
                   .tone = Tone::accent,
                   .icon = icon::trending_up,
                   .share = static_cast<float>(rate)});
    }
    gap(space::half);
}

// Are these figures of now? A manager must see it beside them.
void draw_currency(const Model& model) {
    if (model.link == Link::live) {
        // Changes arrive by themselves, so they are of now until the next one.
        const std::string live =
            model.news_at ? "Live, as of " + seconds_of_day(model, model.news_at)
                          : std::string("Live");
        return badge(live, Tone::good, icon::activity);
    }
    const std::string words =
        model.rows_at ? "Figures as of " + seconds_of_day(model, model.rows_at) +
                            ", not connected"
                      : std::string("Figures kept on this device, not connected");
    badge(words, Tone::warn, icon::wifi_off);
}

std::string duration_words(std::int64_t left_ms) {
    const std::int64_t minutes = left_ms / minute_ms;
    std::string words;
    if (minutes >= 60) words = std::to_string(minutes / 60) + " h ";
    return words + std::to_string(minutes % 60) + " min";
}

int archived_today(const Model& model) {
    int archived = 0;
    for (const RecycleEntry& entry : model.answers->recycling.items) {
        if (entry.day == model.today) archived += entry.archived;
    }
    return archived;
}

std::string midnight_words(const Model& model) {
    const State& view = model.replica->view();
    const int back = recycle_preview(view, {}, {}).numbers;
    const int completed = recall::progress(view, {model.today, {}, {}}).completed;
    const int kept = std::max(0, completed - archived_today(model));
    const std::string first = back == 0 ? std::string("No number is left to recycle")
                                        : count_words(static_cast<std::size_t>(back),
                                                      "uncompleted number",
                                                      "uncompleted numbers") +
                                              " will be recycled";
    return first + "; " +
           (kept == 0 ? std::string("no completed call is left to archive")
                      : count_words(static_cast<std::size_t>(kept), "completed call",
                                    "completed calls") +
                            " will be archived") +
           ".";
}

void draw_midnight(const Model& model) {
    draw_currency(model);
    const std::int64_t midnight_ms =
        (model.today.number + std::int64_t{1}) * day_ms - model.utc_offset_ms;
    const std::int64_t left = midnight_ms - model.now.ms;
    if (left <= 0) {
        flow(badge_width("The day is being closed", icon::timer));
        badge("The day is being closed", Tone::info, icon::timer);
    } else if (left < seconds_shown_below_ms) {
        flow(110);
        // The widget counts on the page's clock, which is the relay's as far as it is known.
        countdown({.name = "Midnight", .until_ms = frame().now_ms + left});
    } else {
        const std::string words = "Midnight in " + duration_words(left);
        flow(badge_width(words, icon::timer));
        badge(words, Tone::neutral, icon::timer);
        toolkit().wake_at(frame().now_ms + left % minute_ms + 1);
    }
    const std::string words = midnight_words(model);
    const float room = ImGui::GetCurrentWindow()->WorkRect.Max.x - ImGui::GetItemRectMax().x;
    const TypeScope scope(Type::small);
    if (measure(words).x + px(space::one) <= room) {
        beside();
        move_cursor_up(-3);  // To the middle of the pills.
        muted(words);
        gap(2);
    } else {
        paragraph(words, Ink::muted, Type::small);
    }
    gap(space::half);
}

void draw_toolbar(const Tracker& tracker) {
    TrackerMemory& memory = tracker.memory;
    const std::array<Tab, 3> kinds = {Tab{"All"}, Tab{kind_words(Kind::client)},
                                      Tab{kind_words(Kind::customer)}};
    int index = !memory.kind ? 0 : *memory.kind == Kind::client ? 1 : 2;
    if (tabs("kind", kinds, index)) {
        memory.kind.reset();
        if (index > 0) memory.kind = index == 1 ? Kind::client : Kind::customer;
    }
    flow(search_width_px, space::one_half);
    search_field("search", "Search agents", memory.search,
                 {.placeholder = "Agent",
                  .width = frame().layout() == Width::narrow ? 0 : search_width_max_px});
    gap(space::half);
}

// The log is asked again when something was taken back, by whomever.
void keep_log(const Model& model, Wishes& wishes) {
    Inquiry inquiry;
    inquiry.path = path_of(RecyclingLogQuery{.paging = {.size = 20}});
    inquiry.about = "newest";
    inquiry.stamp = static_cast<std::uint64_t>(model.today.number) << 32U;
    for (const auto& [key, tally] : model.replica->view().tallies()) {
        inquiry.stamp += static_cast<std::uint64_t>(tally.taken_back);
    }
    keep_asking(model, Topic::recycling, inquiry, wishes);
}

bool draw_nothing_assigned(const Tracker& tracker) {
    const State& view = tracker.model.replica->view();
    if (!recall::progress(view, {tracker.model.today, {}, {}}).agents.empty()) return false;
    if (recycle_preview(view, {}, {}).numbers > 0) return false;  // of a day that is being closed
    if (draw_first_steps(tracker)) return true;
    if (empty_state("nothing", {.icon = icon::clipboard_list,
                                .words = "Nothing is assigned yet today",
                                .below = "Give your agents numbers in the Database Manager.",
                                .action = "Open Database Manager",
                                .action_icon = icon::database})) {
        tracker.wishes.push_back(Show{Screen::database});
    }
    return true;
}

}  // namespace

void draw_tracker(const Model& model, TrackerMemory& memory, Wishes& wishes) {
    if (model.replica == nullptr) return;
    const Progress progress =
        recall::progress(model.replica->view(), {model.today, memory.kind, {}});
    const std::vector<TrackerRow> rows = rows_of(model, progress, memory);
    const Tracker tracker{model, memory, wishes, progress, rows, why_not_now(model)};

    draw_header(tracker);
    draw_clock_doubt(tracker);
    draw_totals(progress);
    draw_midnight(model);
    draw_last_night(model);
    draw_low_pools(model);
    if (!draw_nothing_assigned(tracker)) {
        draw_toolbar(tracker);
        draw_tracker_agents(tracker);
    }
    gap(space::half);
    draw_course_of_day(model, memory, wishes);
    draw_callbacks_of_days(model, {.from = model.today, .to = model.today}, wishes);
    gap(space::half);
    draw_recycling_log(model);
    keep_log(model, wishes);
    draw_recycle_question(model, memory, wishes);
}

}  // namespace recall::ui
