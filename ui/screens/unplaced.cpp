// Work that no rule could place: handed in by sessions that had ended, or handed over by its agent.
// For managers, who say where each belongs.
#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/unplaced.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float one_line_width_min_px = 620;  // Narrower rows are two lines.
constexpr float table_height_min_px = 240;
constexpr float item_width_px = 420;

Choosables states_to_choose() {
    return {{"", "All work"},
            {"open", "Open"},
            {"placed", "Placed"},
            {"handed", "Given to an agent"},
            {"dismissed", "Dismissed"}};
}

struct StateWords {
    const char* words;
    Tone tone;
};
StateWords words_of(UnplacedState state) {
    switch (state) {
        case UnplacedState::open: return {"Open", Tone::warn};
        case UnplacedState::placed: return {"Placed", Tone::good};
        case UnplacedState::handed: return {"Given", Tone::good};
        case UnplacedState::dismissed: break;
    }
    return {"Dismissed", Tone::neutral};
}

// Without a page: what is exported as well.
UnplacedQuery query_of(const UnplacedMemory& memory) {
    return {.state = word_in<UnplacedState>(memory.state), .by = memory.by};
}

void draw_toolbar(const Model& model, UnplacedMemory& memory, Wishes& wishes) {
    const std::string state = memory.state, by = memory.by;
    filter_select("state", "State", states_to_choose(), memory.state);
    filter_select("by", "Agent", agents_to_choose(model.replica->view()), memory.by);
    if (state != memory.state || by != memory.by) {
        memory.page = 1;
        memory.chosen.reset();
    }
    flow(export_width());
    draw_export(model, model.answers->unplaced, path_of(query_of(memory)),
                "unplaced-" + to_text(model.today), wishes);
}

void draw_row(const Model& model, const Unplaced& item, Table& table, UnplacedMemory& memory,
              bool one_line) {
    const State& view = model.replica->view();
    const std::string name = unplaced_name(item.work);
    const std::string agent = name_of(view, item.by);
    const std::string when = time_of_day(model, item.handed_at);
    if (table.begin_row(name + ", " + agent + ", " + when, memory.chosen == item.id)) {
        memory.chosen = item.id;
    }
    if (one_line)
        table.text(name);
    else
        table.two_lines(name, agent + " · " + when);
    table.text(agent);
    table.text(when, Ink::muted);
    table.text(outcome_label(view, item.work.campaign, item.work.outcome));
    const StateWords state = words_of(item.state);
    table.badge(state.words, state.tone);
}

void draw_items(const Model& model, UnplacedMemory& memory) {
    const PageOf<Unplaced>& page = model.answers->unplaced;
    const bool one_line = width_left() >= one_line_width_min_px;
    const float wide = one_line ? 0 : never_px;
    const std::array<Column, 5> columns = {
        Column{.name = "Customer", .weight = 1.6F},
        Column{.name = "Agent", .weight = 1.2F, .hide_below = wide},
        Column{.name = "Handed in", .width = 118, .hide_below = wide},
        Column{.name = "Outcome", .weight = 1.2F, .hide_below = wide},
        Column{.name = "State", .width = 100}};
    const bool filtered = !memory.by.empty() || memory.state != "open";
    const std::string empty =
        empty_words(model, page, filtered, "Nothing waits: all work has its place");
    {
        Table table("unplaced", "Unplaced work", columns,
                    {.height = std::max(height_left() - pager_height(), table_height_min_px),
                     .row_height = one_line ? 0 : two_line_row,
                     .empty_icon = icon::circle_check,
                     .empty = empty});
        while (table.next(page.items.size())) {
            draw_row(model, page.items[table.row()], table, memory, one_line);
        }
    }
    draw_pager(page, memory.page);
}

const Unplaced* chosen_of(const Model& model, UnplacedMemory& memory) {
    if (!memory.chosen) return nullptr;
    const PageOf<Unplaced>& page = model.answers->unplaced;
    for (const Unplaced& item : page.items) {
        if (item.id == *memory.chosen) return &item;
    }
    if (page.known && !page.loading) {
        memory.chosen.reset();
        memory.deed.reset();
    }
    return nullptr;
}

}  // namespace

std::string unplaced_name(const HandedWork& work) {
    if (!work.name.empty()) return work.name;
    return work.phone ? phone_text(work.phone) : "Not known";
}

std::string outcome_label(const State& view, Code campaign, Code outcome) {
    for (const auto& [id, known] : view.campaigns()) {
        if (view.campaign(campaign) && id != campaign) continue;
        for (const Outcome& one : known.outcomes) {
            if (one.code == outcome) return one.label;
        }
    }
    return outcome ? outcome.text() : "–";
}

void draw_unplaced(const Model& model, UnplacedMemory& memory, Wishes& wishes) {
    if (model.replica == nullptr) return;
    UnplacedQuery query = query_of(memory);
    Inquiry inquiry;
    inquiry.about = path_of(query);
    query.paging.page = memory.page;
    inquiry.path = path_of(query);
    inquiry.stamp = model.replica->version();
    keep_asking(model, Topic::unplaced, inquiry, wishes);
    const Unplaced* chosen = chosen_of(model, memory);
    if (!chosen || frame().layout() != Width::narrow) {
        page_header("Unplaced work", "Calls that reached the relay and have no number yet");
        gap(space::half);
        draw_download(model, wishes);
        draw_toolbar(model, memory, wishes);
        gap(space::half);
        draw_problem(model.answers->unplaced, Topic::unplaced, wishes);
    }
    {
        Panes panes("unplaced_panes",
                    {.detail_open = chosen != nullptr, .detail_width = item_width_px});
        if (panes.list()) draw_items(model, memory);
        if (panes.detail(chosen ? unplaced_name(chosen->work) : std::string())) {
            draw_unplaced_item(model, *chosen, memory, wishes);
        }
        if (panes.back()) memory.chosen.reset();
    }
    if (chosen) draw_unplaced_deed(model, *chosen, memory, wishes);
}

}  // namespace recall::ui
