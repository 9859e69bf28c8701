#include "ui/parts/manager_parts.hpp"
#include "ui/parts/report_parts.hpp"
#include "ui/screens/tracker/tracker.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float table_width_min_px = 950;      // Narrower: cards.
constexpr float one_line_width_min_px = 1180;  // Narrower: the type below the name.
constexpr float header_height_px = 36;
constexpr float table_height_min_px = 380;
constexpr float card_words_px = 113;  // above its button
constexpr float card_width_min_px = 330;
constexpr float card_gap_px = 16;
constexpr float log_height_max_px = 420;
constexpr float log_width_min_px = 560;  // Narrower: one column that says it all.
constexpr std::size_t log_entries_max = 50;

std::string recycle_label(int numbers) {
    return "Recycle " + grouped(numbers) + (numbers == 1 ? " Number" : " Numbers");
}

std::string row_name(const TrackerRow& row) {
    return row.progress.name + ", " + kind_words(row.progress.kind);
}

std::string target_words(const TrackerRow& row) {
    return grouped(row.done_in_all) + " of " + grouped(row.progress.daily_target);
}

float target_share(const TrackerRow& row) {
    return static_cast<float>(row.done_in_all) / static_cast<float>(row.progress.daily_target);
}

float card_height_px() { return card_words_px + toolkit().density().small; }

// "10:41", or a dash.
std::string last_call_words(const Tracker& tracker, const TrackerRow& row) {
    return row.progress.last_call ? time_of_day(tracker.model, row.progress.last_call) : "–";
}

ButtonOptions recycle_options(const Tracker& tracker, const TrackerRow& row, std::string& reason) {
    reason = tracker.why_not;
    if (reason.empty() && row.to_recycle == 0) {
        reason = row.progress.name + " has no uncompleted number here.";
    }
    return {.disabled = reason, .small = true, .busy = tracker.model.asking};
}

void ask_for(const Tracker& tracker, const TrackerRow& row) {
    tracker.memory.asking_all = false;
    tracker.memory.asking_agent = row.progress.agent;
    tracker.memory.asking_kind = row.progress.kind;
}

void draw_row(const Tracker& tracker, const TrackerRow& row, Table& table, bool one_line) {
    const AgentProgress& figures = row.progress;
    table.begin_plain_row(row_name(row));
    if (one_line) table.text(figures.name, Ink::normal, Type::strong);
    else table.two_lines(figures.name, kind_words(figures.kind));
    table.text(kind_words(figures.kind), Ink::muted);
    table.number(figures.assigned);
    table.number(figures.completed);
    table.number(figures.uncompleted);
    table.progress(static_cast<float>(figures.completion_rate()),
                   percent_words(figures.completion_rate()));
    if (figures.daily_target == 0) table.text("none", Ink::muted);
    else if (one_line) table.progress(target_share(row), target_words(row));
    else table.text(target_words(row), target_share(row) >= 1 ? Ink::good : Ink::normal);
    table.text(last_call_words(tracker, row), figures.last_call ? Ink::normal : Ink::muted);
    table.number(figures.calls);
    std::string reason;
    const ButtonOptions options = recycle_options(tracker, row, reason);
    if (table.button("recycle", recycle_label(row.to_recycle), options)) ask_for(tracker, row);
}

// As high as its rows, up to what is left of the page; then it scrolls.
float table_height(std::size_t rows, bool one_line) {
    const float row = one_line ? table_row_px() : 56;
    const float whole = header_height_px + row * static_cast<float>(std::max<std::size_t>(rows, 3));
    return std::min(whole + 3, std::max(height_left(), table_height_min_px));
}

void draw_table(const Tracker& tracker) {
    const bool one_line = width_left() >= one_line_width_min_px;
    const std::array<Column, 10> columns = {
        Column{.name = "Agent", .sortable = true},
        Column{.name = "Type", .width = 130, .sortable = true,
               .hide_below = one_line ? 0 : never_px},
        Column{.name = "Assigned", .width = 56, .sortable = true, .number = true},
        Column{.name = "Completed", .width = 64, .sortable = true, .number = true},
        Column{.name = "Uncompleted", .width = 76, .sortable = true, .number = true},
        Column{.name = "Completion rate", .width = one_line ? 128.F : 98.F, .sortable = true},
        Column{.name = "Target", .width = one_line ? 118.F : 58.F, .sortable = true},
        Column{.name = "Last call", .width = 56, .sortable = true},
        Column{.name = "Calls", .width = 34, .sortable = true, .number = true},
        Column{.name = "Recycle", .width = 142, .name_hidden = true}};
    ColumnSort sort{tracker.memory.sort_column, tracker.memory.sort_descending};
    Table table("agents", "By agent", columns,
                {.sort = &sort,
                 .height = table_height(tracker.rows.size(), one_line),
                 .row_height = one_line ? 0 : two_line_row,
                 .empty_icon = icon::users,
                 .empty = tracker.memory.search.empty() ? "Nothing of this type is assigned today"
                                                        : "No agent matches the search"});
    while (table.next(tracker.rows.size())) {
        draw_row(tracker, tracker.rows[table.row()], table, one_line);
    }
    tracker.memory.sort_column = sort.column;
    tracker.memory.sort_descending = sort.descending;
}

void draw_card(const Tracker& tracker, const TrackerRow& row) {
    const AgentProgress& figures = row.progress;
    const Card card(row_name(row), {}, {.height = card_height_px()});
    strong(figures.name);
    beside();
    text(kind_words(figures.kind), Ink::muted);
    const std::string done =
        grouped(figures.completed) + " of " + grouped(figures.assigned) +
        " completed";
    progress_bar(done, static_cast<float>(figures.completion_rate()),
                 percent_words(figures.completion_rate()));
    std::string below = grouped(figures.uncompleted) + " uncompleted · " +
                        grouped(figures.calls) + " calls · last " +
                        last_call_words(tracker, row);
    muted(below);
    std::string reason;
    ButtonOptions options = recycle_options(tracker, row, reason);
    if (figures.daily_target > 0) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        move_cursor_up(-(toolkit().density().small - type_size(Type::small, false)) / 2 + 2);
        text("Target " + target_words(row), target_share(row) >= 1 ? Ink::good : Ink::muted,
             Type::small);
        move_cursor(at);
    }
    to_right(button_width(recycle_label(row.to_recycle), options));
    if (button("recycle", recycle_label(row.to_recycle), options)) ask_for(tracker, row);
}

void draw_card_line(const Tracker& tracker, std::size_t first, std::size_t columns) {
    Grid grid("line", card_width_min_px, static_cast<int>(columns));
    const std::size_t end = std::min(first + columns, tracker.rows.size());
    for (std::size_t i = first; i < end; ++i) {
        grid.next();
        draw_card(tracker, tracker.rows[i]);
    }
}

// Cards of equal height, of which only the visible ones are drawn.
void draw_cards(const Tracker& tracker) {
    if (tracker.rows.empty()) {
        empty_state("none", {.icon = icon::users, .words = "No agent to show here"});
        return;
    }
    const auto columns = std::max<std::size_t>(
        1, static_cast<std::size_t>((width_left() + card_gap_px) /
                                    (card_width_min_px + card_gap_px)));
    const std::size_t lines = (tracker.rows.size() + columns - 1) / columns;
    const float line_height = px(card_height_px() + card_gap_px);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(lines), line_height);
    while (clipper.Step()) {
        const ImVec2 from = ImGui::GetCursorScreenPos();
        for (int line = clipper.DisplayStart; line < clipper.DisplayEnd; ++line) {
            const auto above = static_cast<float>(line - clipper.DisplayStart);
            move_cursor({from.x, from.y + line_height * above});
            ImGui::PushID(line);
            draw_card_line(tracker, static_cast<std::size_t>(line) * columns, columns);
            ImGui::PopID();
        }
    }
}

std::string counts_words(const std::string& when, const RecycleEntry& entry) {
    return when + ": " + grouped(entry.recycled) + " recycled, " +
           grouped(entry.archived) + " archived";
}

std::string by_words(const Model& model, const RecycleEntry& entry) {
    return entry.by == clock_name ? "the clock" : name_of(model.replica->view(), entry.by);
}

std::string scope_words(const Model& model, const RecycleEntry& entry) {
    std::string words = entry.chosen ? "Chosen numbers" : "All agents";
    if (entry.agent) words = name_of(model.replica->view(), *entry.agent);
    if (entry.kind) words += std::string(", ") + kind_words(*entry.kind);
    if (entry.by == clock_name) words = "Midnight, all agents";
    return words;
}

}  // namespace

void draw_tracker_agents(const Tracker& tracker) {
    if (width_left() >= table_width_min_px) draw_table(tracker);
    else draw_cards(tracker);
}

void draw_recycling_log(const Model& model) {
    const auto& log = model.answers->recycling.items;
    if (log.empty() || model.answers->recycling.about != "newest") return;
    const Card card("log", "Recycling log",
                    {.subtitle = "What was taken back and archived, the newest first."});
    const bool narrow = width_left() < log_width_min_px;
    const std::array<Column, 5> columns = {
        Column{.name = "When", .weight = 0.9F},
        Column{.name = "By", .hide_below = log_width_min_px},
        Column{.name = "Scope", .weight = 1.6F, .hide_below = log_width_min_px},
        Column{.name = "Recycled", .width = 72, .number = true, .hide_below = log_width_min_px},
        Column{.name = "Archived", .width = 72, .number = true, .hide_below = log_width_min_px}};
    const std::size_t count = std::min(log.size(), log_entries_max);
    const float row = narrow ? 56 : table_row_px();
    const float height = header_height_px + row * static_cast<float>(count) + 3;
    Table table("log", "Recycling log", columns,
                {.height = std::min(height, log_height_max_px),
                 .row_height = narrow ? two_line_row : 0});
    while (table.next(count)) {
        const RecycleEntry& entry = log[table.row()];
        const std::string when = time_of_day(model, entry.at);
        const std::string by = by_words(model, entry);
        const std::string scope = scope_words(model, entry);
        table.begin_plain_row(when + ", " + by);
        if (narrow) table.two_lines(counts_words(when, entry), by + ": " + scope);
        else table.text(when);
        table.text(by);
        table.text(scope, Ink::muted);
        table.number(entry.recycled);
        table.number(entry.archived);
    }
}

}  // namespace recall::ui
