#include "ui/screens/database/database.hpp"

#include "core/lookup.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace recall::ui {
namespace {

constexpr float counts_width_min_px = 760;  // Narrower rows say their counts below the name.
constexpr float detail_share = 0.64F;
constexpr float detail_width_min_px = 540;

// A campaign's line, or that of one of its lists.
struct ListRow {
    const List* list = nullptr;  // null: the campaign's own
    const Campaign* campaign = nullptr;
    ListCounts counts;
};

void add(ListCounts& sum, const ListCounts& counts) {
    sum.total += counts.total;
    sum.available += counts.available;
    sum.assigned += counts.assigned;
    sum.claimed += counts.claimed;
    sum.done += counts.done;
    sum.resting += counts.resting;
    sum.held += counts.held;
    sum.waiting += counts.waiting;
    sum.elsewhere += counts.elsewhere;
}

// Campaigns by name, and below each its lists by name.
std::vector<ListRow> rows_of(const DatabaseFrame& database) {
    const State& view = database.view();
    const Lookup wanted(database.memory.list_search);
    std::map<std::pair<std::string, Code>, std::vector<ListRow>> groups;
    for (const auto& [id, list] : view.lists()) {
        if (!wanted.finds({list.name, id})) continue;
        groups[{campaign_name(view, list.campaign), list.campaign}].push_back(
            {&list, view.campaign(list.campaign), view.counts(id)});
    }
    std::vector<ListRow> rows;
    for (auto& [name, lists] : groups) {
        std::stable_sort(lists.begin(), lists.end(), [](const ListRow& one, const ListRow& other) {
            return one.list->name < other.list->name;
        });
        ListRow own{nullptr, lists.front().campaign, {}};
        for (const ListRow& row : lists) add(own.counts, row.counts);
        rows.push_back(own);
        rows.insert(rows.end(), lists.begin(), lists.end());
    }
    return rows;
}

std::string below_words(const ListRow& row, bool with_counts) {
    if (!with_counts) return row.list->id;
    std::string words = grouped(row.counts.total) + " in all";
    if (row.counts.done > 0) words += ", " + grouped(row.counts.done) + " done";
    if (row.counts.held > 0) words += ", " + grouped(row.counts.held) + " to call back";
    return row.list->active ? words : "Inactive, " + words;
}

// What the total of a list is made of; each has its own word, and one that no list has any of
// needs no column. The first is always there, however narrow the page.
struct Share {
    const char* name;
    int ListCounts::*count;
    float width;
};
constexpr std::array<Share, 8> shares = {Share{"Available", &ListCounts::available, 76},
                                         {"Assigned", &ListCounts::assigned, 72},
                                         {"Claimed", &ListCounts::claimed, 66},
                                         {"Callbacks", &ListCounts::held, 76},
                                         {"Done", &ListCounts::done, 66},
                                         {"Waiting", &ListCounts::waiting, 66},
                                         {"Elsewhere", &ListCounts::elsewhere, 76},
                                         {"Resting", &ListCounts::resting, 66}};

void draw_counts(const ListRow& row, Table& table) {
    table.number(row.counts.total);
    for (const Share& share : shares) {
        const int count = row.counts.*share.count;
        const bool to_assign = share.count == &ListCounts::available && row.list && count > 0;
        if (to_assign) table.text(grouped(count), Ink::accent);
        else table.number(count);
    }
}

void draw_campaign_row(const ListRow& row, Table& table) {
    const std::string name = row.campaign ? row.campaign->name : std::string("Unknown campaign");
    table.begin_plain_row("Campaign " + name);
    ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, theme().sunken);
    table.text(name, Ink::normal, Type::strong);
    draw_counts(row, table);
    if (row.campaign && !row.campaign->active) table.badge("Inactive", Tone::warn);
    else table.skip();
}

void draw_list_row(const DatabaseFrame& database, const ListRow& row, Table& table, bool counts) {
    const bool chosen = database.memory.chosen == row.list->id;
    if (table.begin_row(row.list->name, chosen)) choose_list(database, row.list->id);
    table.two_lines(row.list->name, below_words(row, !counts));
    draw_counts(row, table);
    table.badge(row.list->active ? "Active" : "Inactive",
                row.list->active ? Tone::good : Tone::neutral);
}

void draw_lists(const DatabaseFrame& database) {
    search_field("lists", "Search lists", database.memory.list_search, {.placeholder = "List"});
    gap(space::half);
    const std::vector<ListRow> rows = rows_of(database);
    const bool counts = width_left() >= counts_width_min_px;
    const float hide = counts ? 0 : never_px;
    std::vector<Column> columns = {
        Column{.name = "List"},
        Column{.name = "Total", .width = 76, .number = true, .hide_below = hide}};
    for (const Share& share : shares) {
        const bool first = share.count == &ListCounts::available;
        const bool any = std::any_of(rows.begin(), rows.end(), [&share](const ListRow& row) {
            return row.counts.*share.count > 0;
        });
        columns.push_back({.name = share.name,
                           .width = share.width,
                           .number = true,
                           .hide_below = first ? 0 : any ? hide : never_px});
    }
    columns.push_back({.name = "Status", .width = 84, .hide_below = hide});
    const std::string none = "No list matches “" + database.memory.list_search + "”";
    Table table("lists", "Lists", columns,
                {.row_height = two_line_row, .empty_icon = icon::search, .empty = none});
    while (table.next(rows.size())) {
        const ListRow& row = rows[table.row()];
        if (row.list) draw_list_row(database, row, table, counts);
        else draw_campaign_row(row, table);
    }
}

void draw_header(const DatabaseFrame& database, bool detail_alone) {
    if (detail_alone) return;  // Every line counts on a small page.
    std::int64_t available = 0;
    const State& view = database.view();
    for (const auto& [id, list] : view.lists()) available += view.counts(id).available;
    const std::string below = count_words(view.lists().size(), "list", "lists") + ", " +
                              numbers_words(available) + " available to assign";
    page_header("Database Manager", below);
    const ButtonOptions options{.icon = icon::plus, .disabled = database.why_not};
    const ButtonOptions plan{.icon = icon::calendar_clock,
                             .tooltip = "What every agent is given each morning"};
    const float plan_width = button_width("Standing plan…", plan);
    right_buttons(button_width("New list…", options) + plan_width + space::one);
    if (button("plan", "Standing plan…", plan)) open_plan_dialog(database);
    flow(button_width("New list…", options));
    if (button("new_list", "New list…", options)) open_list_dialog(database);
    gap(space::half);
}

void draw_no_lists(const DatabaseFrame& database) {
    if (empty_state("nothing", {.icon = icon::database,
                                .words = "There is no list yet",
                                .below = "A list holds the numbers of a campaign. Make one, then "
                                         "import a file into it.",
                                .action = "New list…",
                                .action_icon = icon::plus})) {
        open_list_dialog(database);
    }
}

}  // namespace

void choose_list(const DatabaseFrame& database, std::optional<ListId> id) {
    DatabaseMemory& memory = database.memory;
    if (memory.chosen == id) return;
    memory.chosen = std::move(id);
    memory.search.clear();
    memory.page = 1;
    memory.assigning = false;
    memory.assignees.clear();
    memory.count = 0;
    memory.ticked.clear();
    memory.all_match = false;
}

// A link may name a list that is not there.
void draw_not_found(const DatabaseFrame& database, const List* chosen) {
    if (chosen || !database.memory.chosen || database.model.link != Link::live) return;
    const std::string words = "There is no list “" + *database.memory.chosen + "”.";
    const NoticeAnswer answer = notice(
        "not_found", {.tone = Tone::info, .words = words, .action = "Show all lists"});
    if (answer == NoticeAnswer::action) choose_list(database, std::nullopt);
}

void draw_database(const Model& model, DatabaseMemory& memory, Wishes& wishes) {
    if (model.replica == nullptr) return;
    const DatabaseFrame database{model, memory, wishes, why_not_now(model)};
    const State& view = database.view();
    const List* chosen = memory.chosen ? view.list(*memory.chosen) : nullptr;

    draw_header(database, chosen != nullptr && frame().layout() == Width::narrow);
    draw_not_found(database, chosen);
    if (view.lists().empty()) {
        draw_no_lists(database);
    } else {
        const float detail = std::max(detail_width_min_px, width_left() * detail_share);
        Panes panes("database", {.detail_open = chosen != nullptr, .detail_width = detail});
        if (panes.list()) draw_lists(database);
        if (panes.detail(chosen ? chosen->name : std::string())) {
            draw_list_detail(database, *chosen);
        }
        if (panes.back()) choose_list(database, std::nullopt);
    }
    draw_list_dialog(database);
    draw_assign_dialog(database);
    draw_plan_dialog(database);
    draw_imports_dialog(database);
    draw_settings_dialog(database);
    draw_lead_dialog(database);
    draw_import(model, wishes);
}

}  // namespace recall::ui
