#include "ui/screens/agent/work.hpp"
#include "ui/model/past_day.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace recall::ui {
namespace {

constexpr float one_line_width_min_px = 560;  // Narrower rows put the phone below the name.
constexpr float column_width_min_px = 760;
constexpr float cards_width_min_px = 480;
constexpr float search_width_px = 240;

struct Figures {
    int done = 0;
    int assigned = 0;  // without those that were taken back
    int calls = 0;
    int done_in_all = 0;  // of both kinds: the target is the day's
    Instant last_call;
};

// Of the day that the numbers are of.
Figures figures_of(const WorkFrame& work) {
    const Replica& replica = *work.model.replica;
    const Day past = work.list.past();
    Figures figures;
    for (const Kind kind : {Kind::client, Kind::customer}) {
        const Tally* tally =
            replica.view().tally({replica.user(), kind, past ? past : work.model.today});
        if (!tally) continue;
        figures.done_in_all += tally->completed;
        if (kind != work.kind) continue;
        figures.done = tally->completed;
        figures.assigned = tally->assigned - tally->taken_back;
        figures.calls = tally->calls;
        figures.last_call = tally->last_call;
        // Calls that were made since count to the day they were made on.
        const Tally* since = replica.view().tally({replica.user(), kind, work.model.today});
        if (past && since) figures.last_call = std::max(figures.last_call, since->last_call);
    }
    return figures;
}

float share_of(int part, int whole) {
    return whole > 0 ? static_cast<float>(part) / static_cast<float>(whole) : 0;
}

void draw_figures(const WorkFrame& work) {
    const Figures figures = figures_of(work);
    const User* me = work.model.replica->me();
    const int target = me && me->daily_target > 0 ? me->daily_target : 0;
    const int goal = target > 0 ? target : figures.assigned;
    const int towards = target > 0 ? figures.done_in_all : figures.done;
    const bool reached = goal > 0 && towards >= goal;
    const std::string past =
        work.list.past() ? past_day_words(work.model, work.list.past()) : std::string();
    const std::string whose = past.empty() ? "today's" : past + "'s";
    const std::string label = target > 0 ? "Daily target" : "Of " + whose + " numbers";
    const std::string progress = grouped(towards) + " of " + grouped(goal);
    const Tone tone = reached ? Tone::good : Tone::accent;
    if (width_left() < cards_width_min_px) {
        const std::string done = (past.empty() ? "" : past + ": ") +
                                 grouped(figures.done) + " of " +
                                 grouped(figures.assigned) + " done";
        progress_bar(done, share_of(towards, goal),
                     target > 0 ? "Target " + grouped(target) : std::string(), tone);
        gap(space::half);
        return;
    }
    const int open = std::max(0, figures.assigned - figures.done);
    const std::string done_of = "Done of " + whose;
    const std::string assigned = "of " + grouped(figures.assigned) + " assigned";
    const std::string called = figures.last_call
                                   ? "last call " + time_of_day(work.model, figures.last_call)
                                   : std::string("no call yet");
    {
        Grid grid("figures", 150, 3);
        grid.next();
        stat_card({.label = past.empty() ? "Done today" : done_of,
                   .figure = grouped(figures.done),
                   .below = assigned,
                   .icon = icon::circle_check});
        grid.next();
        stat_card({.label = "Still open",
                   .figure = grouped(open),
                   .below = called,
                   .icon = icon::phone});
        grid.next();
        stat_card({.label = label,
                   .figure = progress,
                   .tone = tone,
                   .icon = icon::target,
                   .share = share_of(towards, goal)});
    }
    gap(space::half);
}

void draw_toolbar(const WorkFrame& work) {
    const int open = work.list.open_count();
    const int all = static_cast<int>(work.rows().size());
    const std::array<Tab, 3> filters = {Tab{"All", all}, Tab{"Open", open},
                                        Tab{"Done", all - open}};
    int index = static_cast<int>(work.memory.filter);
    if (tabs("filter", filters, index)) work.memory.filter = static_cast<WorkFilter>(index);
    flow(search_width_px, space::one_half);
    search_field("search", "Search numbers", work.memory.search,
                 {.placeholder = "Name, phone, anything", .width = width_left()});
    gap(space::half);
}

// A number of a day that is over says so in its standing, or after it.
bool tells_past_day_beside(const WorkRow& row) {
    return !row.past.empty() && row.standing != RowStanding::assigned;
}

std::string row_name(const WorkRow& row) {
    return row.name() + ", " + standing_words(row) +
           (tells_past_day_beside(row) ? ", of " + row.past : "") +
           (row.waiting ? ", waiting for the relay" : "");
}

std::string nothing_shown(const WorkFrame& work) {
    if (!work.memory.search.empty()) return "No number matches “" + work.memory.search + "”";
    if (work.memory.filter == WorkFilter::open) {
        const Day past = work.list.past();
        return "All numbers of " + (past ? past_day_words(work.model, past) : "today") +
               " are done";
    }
    if (work.memory.filter == WorkFilter::all) return "Nothing is on your list today";
    return "No call is completed yet today";
}

ColumnSort sort_of(const WorkMemory& memory) {
    return {memory.sort_column, memory.sort_descending};
}

void draw_cells(const WorkFrame& work, const WorkRow& row, Table& table, bool one_line) {
    const std::string phone = phone_text(row.phone);
    const bool named = !row.lead_name.empty();
    if (!one_line) {
        table.two_lines(row.name(), named ? phone : "No name");
    } else if (row.call || !named) {
        table.text(named ? row.lead_name : "No name", Ink::muted);
    } else {
        table.text(row.lead_name, Ink::normal, Type::strong);
    }
    if (one_line)
        table.text(phone, Ink::muted);
    else
        table.skip();
    if (table.custom(badge_height_px)) draw_standing(row, false);
    if (work.list.column().empty())
        table.skip();
    else
        table.text(row.columns->value_of(work.list.column()));
    if (row.lead)
        table.number(row.lead->attempts);
    else
        table.text("–", Ink::muted);
    if (table.button("details", "View details")) choose(work, row.id);
}

}  // namespace

void draw_standing(const WorkRow& row, bool whole) {
    const bool open = row.is_open();
    Tone tone = Tone::neutral;
    const char* icon = nullptr;
    switch (row.standing) {
        case RowStanding::in_call:
            tone = row.holds_number() ? Tone::accent : Tone::warn;
            icon = row.holds_number() ? icon::phone_call : icon::circle_alert;
            break;
        case RowStanding::claimed: tone = row.past.empty() ? Tone::info : Tone::warn; break;
        case RowStanding::lapsed: tone = Tone::warn; break;
        case RowStanding::departed: tone = Tone::bad; break;
        case RowStanding::completed:
            tone = Tone::good;
            icon = icon::check;
            break;
        case RowStanding::assigned:
            if (row.past.empty()) break;
            tone = Tone::warn;
            icon = icon::history;
            break;
    }
    // In a list the tick says the rest.
    const Outcome* outcome = row.call && !whole ? outcome_of(row, row.call->outcome) : nullptr;
    badge(outcome ? outcome->label : standing_words(row), tone, icon);
    if (open && row.standing != RowStanding::departed && row.assignment->stage == Stage::claimed) {
        beside(space::half);
        // Under a call its time follows once more.
        const Instant expires = row.assignment->claim_expires;
        const bool once_more = expires.ms <= frame().now_ms;
        countdown({.name = "Claim", .until_ms = once_more ? lapse_of(row).ms : expires.ms});
    }
    if (whole && tells_past_day_beside(row)) {
        beside(space::half);
        badge("Of " + row.past, Tone::warn, icon::history);
    }
    if (!row.waiting) return;
    beside(space::half);
    if (whole) return badge("Waiting for the relay", Tone::neutral, icon::cloud_upload);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    move_cursor({at.x, at.y + std::round((px(badge_height_px) - ImGui::GetTextLineHeight()) / 2)});
    icon_mark(icon::cloud_upload);
    toolkit().semantics().describe_area(make_id("##waiting"),
                                        {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
                                        {.role = AriaRole::img, .name = "Waiting for the relay"});
    item_tooltip("Waiting for the relay");
}

void draw_work_list(const WorkFrame& work) {
    draw_figures(work);
    draw_departed(work);
    draw_toolbar(work);
    const bool one_line = width_left() >= one_line_width_min_px;
    const std::string_view column = work.list.column();
    const std::string_view further = column.empty() ? "Further" : column;
    // A column that has nothing to show, or no room, is left out by a width it cannot reach.
    constexpr float never = 1e6F;
    const float attempts_from = one_line_width_min_px + (one_line ? 90 : 0);
    const std::array<Column, 6> columns = {
        Column{.name = "Name", .weight = 2, .sortable = true},
        Column{
            .name = "Phone", .width = 150, .sortable = true, .hide_below = one_line_width_min_px},
        Column{.name = "Status", .width = one_line ? 216.F : 168.F, .sortable = true},
        Column{.name = further,
               .weight = 1.5F,
               .sortable = true,
               .hide_below = column.empty() ? never : column_width_min_px},
        Column{.name = "Attempts",
               .width = 76,
               .sortable = true,
               .number = true,
               .hide_below = attempts_from},
        Column{.name = "Details",
               .width = 112,
               .hide_below = work.is_client() ? never : column_width_min_px,
               .name_hidden = true}};
    ColumnSort sort = sort_of(work.memory);
    const std::string empty = nothing_shown(work);
    Table table("numbers", "Today's numbers", columns,
                {.sort = &sort,
                 .row_height = one_line ? 0 : two_line_row,
                 .empty_icon = icon::search,
                 .empty = empty});
    while (table.next(work.list.shown().size())) {
        const WorkRow& row = work.rows()[work.list.shown()[table.row()]];
        const bool chosen = work.memory.chosen == row.id;
        if (table.begin_row(row_name(row), chosen)) choose(work, row.id);
        draw_cells(work, row, table, one_line);
    }
    work.memory.sort_column = sort.column;
    work.memory.sort_descending = sort.descending;
}

}  // namespace recall::ui
