// The hopper: what a campaign dials next, for managers. Released callbacks first, then the pool.
// And the callbacks whose time has come, and that something keeps from being dialled.
#include "ui/parts/callback_words.hpp"
#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float hopper_line_width_min_px = 760;
constexpr float hopper_height_min_px = 240;

std::vector<const Campaign*> campaigns_of(const State& state) {
    std::vector<const Campaign*> campaigns;
    for (const auto& [id, campaign] : state.campaigns()) campaigns.push_back(&campaign);
    return campaigns;
}

const Campaign* chosen_of(const std::vector<const Campaign*>& campaigns, HopperMemory& memory) {
    if (campaigns.empty()) return nullptr;
    for (const Campaign* campaign : campaigns) {
        if (campaign->id == memory.campaign) return campaign;
    }
    memory.campaign = campaigns.front()->id;
    return campaigns.front();
}

void draw_choice(const std::vector<const Campaign*>& campaigns, HopperMemory& memory) {
    std::vector<std::string_view> names;
    int index = 0;
    for (std::size_t i = 0; i < campaigns.size(); ++i) {
        names.push_back(campaigns[i]->name);
        if (campaigns[i]->id == memory.campaign) index = static_cast<int>(i);
    }
    const FieldOptions options{.width = std::min(260.F, width_left()), .label_hidden = true};
    if (!select("campaign", "Campaign", names, index, options)) return;
    memory.campaign = campaigns[static_cast<std::size_t>(index)]->id;
    memory.page = 1;
}

struct Sums {
    int available = 0, waiting = 0, elsewhere = 0, held = 0, resting = 0;
    std::uint64_t stamp = 0;  // changes with any count
};
Sums sums_of(const State& state, Code campaign) {
    Sums sums;
    for (const auto& [id, list] : state.lists()) {
        if (list.campaign != campaign) continue;
        const ListCounts counts = state.counts(id);
        sums.available += counts.available;
        sums.waiting += counts.waiting;
        sums.elsewhere += counts.elsewhere;
        sums.held += counts.held;
        sums.resting += counts.resting;
        for (const int count : {counts.total, counts.available, counts.assigned, counts.claimed,
                                counts.done, counts.waiting, counts.elsewhere, counts.held}) {
            sums.stamp = sums.stamp * 1'000'003 + static_cast<std::uint64_t>(count);
        }
    }
    return sums;
}

void draw_sums(const Sums& sums) {
    Grid grid("sums", 120, 5);
    const std::array<Figure, 5> figures = {Figure{"In the hopper", sums.available, Tone::accent},
                                           Figure{"Waiting", sums.waiting},
                                           Figure{"Elsewhere", sums.elsewhere},
                                           Figure{"Promised callbacks", sums.held},
                                           Figure{"Resting", sums.resting}};
    for (const Figure& one : figures) {
        grid.next();
        figure(one);
    }
}

std::string_view order_words(PoolOrder order) {
    switch (order) {
        case PoolOrder::fewest_attempts: return "fewest attempts first, then the oldest";
        case PoolOrder::newest: return "the newest first";
        case PoolOrder::name: return "by name";
    }
    return "";
}

std::string status_words(const Model& model, const Lead& lead) {
    if (lead.status == status_new) return "New";
    const List* list = model.replica->view().list(lead.list);
    const Campaign* campaign = list ? model.replica->view().campaign(list->campaign) : nullptr;
    if (campaign) {
        for (const Outcome& outcome : campaign->outcomes) {
            if (outcome.code == lead.status) return outcome.label;
        }
    }
    return lead.status.text();
}

void draw_row(const Model& model, const HopperRow& row, Table& table, bool one_line) {
    const Lead& lead = row.lead;
    const std::string phone = phone_text(lead.phone);
    const std::string name = lead.name.empty() ? phone : lead.name;
    const List* list = model.replica->view().list(lead.list);
    table.begin_plain_row(name + ", place " + std::to_string(row.position));
    table.number(row.position);
    if (one_line) table.text(name);
    else table.two_lines(name, lead.name.empty() ? "" : phone);
    table.text(phone, Ink::muted);
    if (row.closed) {
        table.badge(row.opens ? "Closed until " + time_of_day(model, row.opens) : "Closed",
                    Tone::warn);
    } else if (row.callback_time) {
        table.badge("Callback of " + time_of_day(model, row.callback_time), Tone::accent);
    } else {
        table.badge(status_words(model, lead));
    }
    table.text(list ? list->name : lead.list);
    table.number(lead.attempts);
    table.text(lead.last_call ? time_of_day(model, lead.last_call) : "–", Ink::muted);
}

void draw_rows(const Model& model, HopperMemory& memory, const PageOf<HopperRow>& page) {
    const bool one_line = width_left() >= hopper_line_width_min_px;
    const float wide = one_line ? 0 : never_px;
    const std::array<Column, 7> columns = {
        Column{.name = "Place", .width = one_line ? 58.F : 44.F, .number = true},
        Column{.name = "Name", .weight = 1.4F},
        Column{.name = "Phone", .width = 150, .hide_below = wide},
        Column{.name = "Stands", .width = one_line ? 186.F : 146.F},
        Column{.name = "List", .hide_below = wide},
        Column{.name = "Attempts", .width = 76, .number = true, .hide_below = wide},
        Column{.name = "Last call", .width = 96, .hide_below = wide}};
    const std::string empty = empty_words(model, page, false, "Nothing is left to call here");
    {
        Table table("hopper", "The hopper", columns,
                    {.height = std::max(height_left() - pager_height(), hopper_height_min_px),
                     .row_height = one_line ? 0 : two_line_row,
                     .empty_icon = icon::inbox,
                     .empty = empty});
        while (table.next(page.items.size())) {
            draw_row(model, page.items[table.row()], table, one_line);
        }
    }
    draw_pager(page, memory.page);
}

// ---- What is held

std::string why_words(const Model& model, const HopperRow& row) {
    if (row.held == Held::hours_closed && row.opens) {
        return "Closed there until " + time_of_day(model, row.opens);
    }
    return row.held ? held_words(*row.held) : std::string();
}

void draw_held_row(const Model& model, const HopperRow& row, Table& table, bool one_line,
                   ViewerMemory& viewer, Wishes& wishes) {
    const Lead& lead = row.lead;
    const std::string phone = phone_text(lead.phone);
    const std::string name = lead.name.empty() ? phone : lead.name;
    const std::string why = why_words(model, row);
    const List* list = model.replica->view().list(lead.list);
    if (table.begin_row(name + ", " + why)) {
        viewer.chosen = row.callback;
        viewer.calendar_shown = false;
        wishes.push_back(Show{Screen::callbacks});
    }
    table.text(time_of_day(model, row.callback_time));
    if (one_line) table.text(name);
    else table.two_lines(name, why);
    table.text(phone, Ink::muted);
    table.badge(why, Tone::warn);
    table.text(list ? list->name : lead.list);
    table.text(name_of(model.replica->view(), row.user));
}

void draw_held(const Model& model, HopperMemory& memory, ViewerMemory& viewer, Wishes& wishes) {
    const PageOf<HopperRow>& page = model.answers->held_callbacks;
    paragraph("Their time has come, and something keeps them from being called. They go on by "
              "themselves when that ends.",
              Ink::muted, Type::small);
    gap(space::half);
    draw_problem(page, Topic::held_callbacks, wishes);
    const bool one_line = width_left() >= hopper_line_width_min_px;
    const float wide = one_line ? 0 : never_px;
    const std::array<Column, 6> columns = {
        Column{.name = "Time", .width = 112}, Column{.name = "Name", .weight = 1.2F},
        Column{.name = "Phone", .width = 150, .hide_below = wide},
        Column{.name = "Why", .width = 236, .hide_below = wide},
        Column{.name = "List", .hide_below = wide},
        Column{.name = "Promised by", .hide_below = wide}};
    const std::string empty = empty_words(model, page, false, "No callback is held");
    {
        Table table("held", "Held callbacks", columns,
                    {.height = std::max(height_left() - pager_height(), hopper_height_min_px),
                     .row_height = one_line ? 0 : two_line_row,
                     .empty_icon = icon::calendar_clock,
                     .empty = empty});
        while (table.next(page.items.size())) {
            draw_held_row(model, page.items[table.row()], table, one_line, viewer, wishes);
        }
    }
    draw_pager(page, memory.page);
}

// Both are asked: each tab tells how many there are of the other.
void ask(const Model& model, const HopperMemory& memory, Code campaign, std::uint64_t stamp,
         Wishes& wishes) {
    HopperQuery query{.campaign = campaign};
    query.paging.page = memory.held ? 1 : memory.page;
    Inquiry next;
    next.path = path_of(query);
    next.about = memory.campaign.text();
    next.stamp = stamp;
    keep_asking(model, Topic::hopper, next, wishes);
    query.held = true;
    query.paging.page = memory.held ? memory.page : 1;
    Inquiry held = next;
    held.path = path_of(query);
    // Time alone makes callbacks due, and no row says so.
    held.stamp += static_cast<std::uint64_t>(model.answers->attention.held);
    keep_asking(model, Topic::held_callbacks, held, wishes);
}

void choose_part(const Model& model, int available, HopperMemory& memory) {
    const PageOf<HopperRow>& held = model.answers->held_callbacks;
    const std::array<Tab, 2> parts = {
        Tab{"Dialled next", available},
        Tab{"Held callbacks", held.known ? static_cast<int>(held.total) : -1}};
    int part = memory.held ? 1 : 0;
    if (!tabs("part", parts, part)) return;
    memory.held = part == 1;
    memory.page = 1;
}

}  // namespace

void draw_hopper(const Model& model, HopperMemory& memory, ViewerMemory& viewer, Wishes& wishes) {
    if (model.replica == nullptr) return;
    const State& view = model.replica->view();
    const auto campaigns = campaigns_of(view);
    const Campaign* campaign = chosen_of(campaigns, memory);
    page_header("Hopper", "What is dialled next");
    gap(space::half);
    if (!campaign) {
        empty_state("none", {.icon = icon::inbox,
                             .words = "There is no campaign yet",
                             .below = "An admin makes one in the Admin Panel."});
        return;
    }
    draw_download(model, wishes);
    draw_choice(campaigns, memory);
    const PageOf<HopperRow>& page =
        memory.held ? model.answers->held_callbacks : model.answers->hopper;
    flow(export_width());
    draw_export(model, page, path_of(HopperQuery{.campaign = campaign->id, .held = memory.held}),
                (memory.held ? "held-" : "hopper-") + campaign->id.text(), wishes);
    const Sums sums = sums_of(view, campaign->id);
    ask(model, memory, campaign->id, sums.stamp, wishes);
    draw_sums(sums);
    choose_part(model, sums.available, memory);
    if (memory.held) return draw_held(model, memory, viewer, wishes);
    paragraph(std::string("Released callbacks first, then ") +
                  std::string(order_words(campaign->pool_order)) + ". " +
                  (campaign->agents_pull ? "Agents take the next one themselves."
                                         : "Managers assign: agents may not take them here."),
              Ink::muted, Type::small);
    gap(space::half);
    draw_problem(page, Topic::hopper, wishes);
    draw_rows(model, memory, page);
}

}  // namespace recall::ui
