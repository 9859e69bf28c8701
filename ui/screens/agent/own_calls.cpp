// An agent's own completed calls, of any day, with their notes: RULES.md §10.
#include "ui/parts/call_notes.hpp"
#include "ui/parts/call_record.hpp"
#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float one_line_width_min_px = 620;  // Narrower rows are two lines.
constexpr float table_height_min_px = 240;
constexpr float calls_search_width_px = 240;
constexpr float call_width_px = 400;

void draw_filters(const Model& model, ArchiveMemory& memory) {
    const Filters before = memory.filters;
    const bool narrow = frame().layout() == Width::narrow;
    if (search_field("search", "Search your calls", memory.filters.text,
                     {.placeholder = "Name, phone or notes",
                      .width = narrow ? 0 : calls_search_width_px})) {
        memory.typed_at_ms = frame().now_ms;
    }
    draw_days(model, memory.filters.days, memory.choice);
    if (!memory.filters.text.empty() && searched(memory.filters.text).empty()) {
        muted("It is looked for from three letters or digits on.");
    }
    if (before == memory.filters) return;
    memory.page = 1;
    memory.chosen.reset();
}

void draw_row(const Model& model, const ArchivedCall& call, Table& table, ArchiveMemory& memory,
              bool one_line) {
    const State& view = model.replica->view();
    const std::string name = call.name.empty() ? phone_text(call.phone) : call.name;
    const std::string when = time_of_day(model, call.completed_at);
    if (table.begin_row(name + ", " + when, memory.chosen == call.id)) memory.chosen = call.id;
    const std::string added = added_words(call);
    const std::string notes =
        added + (added.empty() || call.notes.empty() ? "" : ": ") + call.notes;
    if (one_line) table.text(when, Ink::muted);
    else table.two_lines(name, when + (notes.empty() ? "" : " · " + notes));
    table.text(name);
    table.badge(outcome_words(view, call), outcome_tone(view, call));
    table.text(notes.empty() ? "–" : notes, Ink::muted);
}

void draw_calls(const Model& model, ArchiveMemory& memory) {
    const PageOf<ArchivedCall>& page = model.answers->archive;
    const bool one_line = width_left() >= one_line_width_min_px;
    const float wide = one_line ? 0 : never_px;
    const std::array<Column, 4> columns = {
        Column{.name = "Completed", .width = one_line ? 118.F : 0.F},
        Column{.name = "Name", .weight = 1.2F, .hide_below = wide},
        Column{.name = "Outcome", .width = 142},
        Column{.name = "Notes", .weight = 2, .hide_below = wide}};
    const bool filtered = !(memory.filters == Filters{});
    const std::string empty =
        empty_words(model, page, filtered, "You have completed no call yet");
    {
        Table table("own_calls", "Your completed calls", columns,
                    {.height = std::max(height_left() - pager_height(), table_height_min_px),
                     .row_height = one_line ? 0 : two_line_row,
                     .empty_icon = icon::archive,
                     .empty = empty});
        while (table.next(page.items.size())) {
            draw_row(model, page.items[table.row()], table, memory, one_line);
        }
    }
    draw_pager(page, memory.page);
}

const ArchivedCall* chosen_of(const Model& model, ArchiveMemory& memory) {
    if (!memory.chosen) return nullptr;
    const PageOf<ArchivedCall>& page = model.answers->archive;
    for (const ArchivedCall& call : page.items) {
        if (call.id == *memory.chosen) return &call;
    }
    if (page.known && !page.loading) memory.chosen.reset();
    return nullptr;
}

}  // namespace

void draw_own_calls(const Model& model, ArchiveMemory& memory, Wishes& wishes) {
    if (model.replica == nullptr) return;
    const Filters& filters = memory.filters;
    Inquiry inquiry;
    inquiry.path = path_of(ArchiveQuery{.from = filters.days.from,
                                        .to = filters.days.to,
                                        .text = searched(filters.text),
                                        .all = true,
                                        .sort = {{CallOrder::completed, true}},
                                        .paging = {.page = memory.page}});
    inquiry.about = "own";
    inquiry.stamp = figures_stamp(model) * 31 + notes_stamp(model);
    inquiry.typed_at_ms = memory.typed_at_ms;
    keep_asking(model, Topic::archive, inquiry, wishes);
    const ArchivedCall* chosen = chosen_of(model, memory);
    if (!chosen || frame().layout() != Width::narrow) {
        page_header("My calls", "What you completed, and what you wrote");
        gap(space::half);
        draw_filters(model, memory);
        draw_problem(model.answers->archive, Topic::archive, wishes);
    }
    Panes panes("own_calls", {.detail_open = chosen != nullptr, .detail_width = call_width_px});
    if (panes.list()) draw_calls(model, memory);
    if (panes.detail(chosen ? chosen->name : std::string())) {
        draw_call_record(model, *chosen, memory, wishes);
    }
    if (panes.back()) memory.chosen.reset();
}

}  // namespace recall::ui
