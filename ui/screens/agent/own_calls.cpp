// An agent's own completed calls, of any day, with their notes: RULES.md §10. Without a connection
// those that this device holds: today's, and what still waits to be sent.
#include "core/chooser.hpp"
#include "core/lookup.hpp"
#include "ui/parts/call_notes.hpp"
#include "ui/parts/call_record.hpp"
#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

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

bool is_asked(const Model& model) {
    return model.link == Link::live && model.answers->archive.known;
}

bool waits(const Model& model, const CompletedCall& call) {
    return model.replica->is_pending(call.assignment);
}

void draw_row(const Model& model, const ArchivedCall& call, Table& table, ArchiveMemory& memory,
              bool one_line) {
    const State& view = model.replica->view();
    const std::string name = call.name.empty() ? phone_text(call.phone) : call.name;
    const std::string when = time_of_day(model, call.completed_at);
    const bool waiting = waits(model, call);
    const std::string aloud = name + ", " + when + (waiting ? ", waiting to be sent" : "");
    if (table.begin_row(aloud, memory.chosen == call.id)) memory.chosen = call.id;
    const std::string added = waiting ? "Waiting to be sent" : added_words(call);
    const std::string notes =
        added + (added.empty() || call.notes.empty() ? "" : ": ") + call.notes;
    if (one_line) table.text(when, Ink::muted);
    else table.two_lines(name, when + (notes.empty() ? "" : " · " + notes));
    table.text(name);
    table.badge(outcome_words(view, call), outcome_tone(view, call));
    table.text(notes.empty() ? "–" : notes, Ink::muted);
}

// `row` draws the one of that place.
template <typename Row>
void draw_call_table(std::size_t count, const std::string& empty, float room_below,
                     const Row& row) {
    const bool one_line = width_left() >= one_line_width_min_px;
    const float wide = one_line ? 0 : never_px;
    const std::array<Column, 4> columns = {
        Column{.name = "Completed", .width = one_line ? 118.F : 0.F},
        Column{.name = "Name", .weight = 1.2F, .hide_below = wide},
        Column{.name = "Outcome", .width = 142},
        Column{.name = "Notes", .weight = 2, .hide_below = wide}};
    Table table("own_calls", "Your completed calls", columns,
                {.height = std::max(height_left() - room_below, table_height_min_px),
                 .row_height = one_line ? 0 : two_line_row,
                 .empty_icon = icon::archive,
                 .empty = empty});
    while (table.next(count)) row(table, table.row(), one_line);
}

void draw_asked_calls(const Model& model, ArchiveMemory& memory) {
    const PageOf<ArchivedCall>& page = model.answers->archive;
    const bool filtered = !(memory.filters == Filters{});
    const std::string empty =
        empty_words(model, page, filtered, "You have completed no call yet");
    draw_call_table(page.items.size(), empty, pager_height(),
                    [&](Table& table, std::size_t place, bool one_line) {
                        draw_row(model, page.items[place], table, memory, one_line);
                    });
    draw_pager(page, memory.page);
}

// The latest first, found as the relay finds them.
std::vector<const CompletedCall*> held_calls(const Model& model, const Filters& filters) {
    const State& view = model.replica->view();
    const DayRange& days = filters.days;
    const Lookup wanted(searched(filters.text));
    std::vector<const CompletedCall*> held;
    for (const CallId id : view.calls_of(model.replica->user())) {
        const CompletedCall& call = *view.call(id);
        if ((days.from && call.day < days.from) || (days.to && days.to < call.day)) continue;
        if (wanted.empty() || wanted.finds(findable_of(call))) held.push_back(&call);
    }
    std::stable_sort(held.begin(), held.end(), [](const auto* a, const auto* b) {
        return b->completed_at < a->completed_at;
    });
    return held;
}

void draw_held_calls(const Model& model, ArchiveMemory& memory) {
    const std::vector<const CompletedCall*> held = held_calls(model, memory.filters);
    const bool of_today = std::all_of(held.begin(), held.end(), [&model](const auto* call) {
        return call->day == model.today;
    });
    const std::string which = of_today ? "Today's calls" : "Calls";
    const bool live = model.link == Link::live;
    paragraph(which + " on this device; " +
                  (live ? "the others are on their way." : "earlier ones need a connection."),
              Ink::muted, Type::small);
    const bool filtered = !(memory.filters == Filters{});
    const std::string empty = filtered ? "Nothing on this device matches the filters"
                                       : "No call of today is on this device";
    draw_call_table(held.size(), empty, 0, [&](Table& table, std::size_t place, bool one_line) {
        draw_row(model, {*held[place], {}}, table, memory, one_line);
    });
}

std::optional<ArchivedCall> chosen_of(const Model& model, ArchiveMemory& memory) {
    if (!memory.chosen) return std::nullopt;
    const PageOf<ArchivedCall>& page = model.answers->archive;
    if (is_asked(model)) {
        for (const ArchivedCall& call : page.items) {
            if (call.id == *memory.chosen) return call;
        }
    } else if (const CompletedCall* call = model.replica->view().call(*memory.chosen)) {
        return ArchivedCall{*call, {}};
    }
    if (is_asked(model) && !page.loading) memory.chosen.reset();
    return std::nullopt;
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
    const std::optional<ArchivedCall> chosen = chosen_of(model, memory);
    if (!chosen || frame().layout() != Width::narrow) {
        page_header("My calls", "What you completed, and what you wrote");
        gap(space::half);
        draw_filters(model, memory);
        draw_problem(model.answers->archive, Topic::archive, wishes);
    }
    Panes panes("own_calls", {.detail_open = chosen.has_value(), .detail_width = call_width_px});
    if (panes.list()) {
        if (is_asked(model)) draw_asked_calls(model, memory);
        else draw_held_calls(model, memory);
    }
    if (panes.detail(chosen ? chosen->name : std::string())) {
        draw_call_record(model, *chosen, memory, wishes);
    }
    if (panes.back()) memory.chosen.reset();
}

}  // namespace recall::ui
