// The Archive Manager: every completed call that is kept, to find, to read whole and to export.
#include "ui/screens/archive/archive.hpp"

#include "ui/parts/bulk.hpp"
#include "ui/parts/call_notes.hpp"
#include "ui/parts/call_record.hpp"
#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float one_line_width_min_px = 760;  // Narrower rows are two lines.
constexpr float table_height_min_px = 320;
constexpr float search_width_px = 200;
constexpr float detail_width_px = 420;
// Of the columns.
constexpr std::array sorts = {CallOrder::name, CallOrder::completed, CallOrder::agent,
                              CallOrder::outcome, CallOrder::seconds};

// Without a page: what is exported as well.
ArchiveQuery query_of(const ArchiveMemory& memory) {
    const Filters& filters = memory.filters;
    ArchiveQuery query{.agent = filters.agent,
                       .type = word_in<Kind>(filters.type),
                       .campaign = code_in(filters.campaign),
                       .outcome = code_in(filters.outcome),
                       .from = filters.days.from,
                       .to = filters.days.to,
                       .text = searched(filters.text),
                       .all = memory.with_today};
    const auto column = static_cast<std::size_t>(std::max(memory.sort_column, 0));
    if (column < sorts.size()) query.sort = {sorts[column], memory.sort_descending};
    return query;
}

// "archive-agent1-2026-11-01-to-2026-11-21": says what is in it.
std::string file_name(const Model& model, const ArchiveMemory& memory) {
    const Filters& filters = memory.filters;
    std::string name = "archive";
    for (const std::string& part :
         {filters.agent, filters.type, filters.campaign, filters.outcome}) {
        if (!part.empty()) name += "-" + part;
    }
    const DayRange days = filters.days;
    if (!days.from && !days.to) return name + "-" + to_text(model.today);
    if (days.from) name += "-" + to_text(days.from);
    if (days.to && days.to != days.from) name += "-to-" + to_text(days.to);
    return name;
}

int filters_set(const ArchiveMemory& memory) {
    const Filters& filters = memory.filters;
    int count = (filters.days == DayRange{} ? 0 : 1) + (memory.with_today ? 1 : 0);
    for (const std::string& one :
         {filters.agent, filters.type, filters.campaign, filters.outcome}) {
        count += one.empty() ? 0 : 1;
    }
    return count;
}

std::string calls_words(std::int64_t calls) {
    return grouped(calls) + (calls == 1 ? " completed call" : " completed calls");
}

void draw_header(const Model& model, const ArchiveMemory& memory, Wishes& wishes) {
    const Answer& answer = model.answers->archive;
    page_header("Archive Manager",
                answer.known ? (answer.more ? "More than " : "") + calls_words(answer.total)
                             : std::string("Completed calls that are kept"));
    right_buttons(export_width());
    draw_export(model, answer, path_of(query_of(memory)), file_name(model, memory), wishes);
    gap(space::half);
}

void draw_choices(const Model& model, ArchiveMemory& memory) {
    const State& view = model.replica->view();
    Filters& filters = memory.filters;
    filter_select("agent", "Agent", agents_to_choose(view), filters.agent);
    filter_select("type", "Type", types_to_choose(), filters.type);
    filter_select("campaign", "Campaign", campaigns_to_choose(view), filters.campaign);
    filter_select("outcome", "Outcome", outcomes_to_choose(view, filters.campaign),
                  filters.outcome);
    draw_days(model, filters.days, memory.choice);
    flow(130, space::one_half);
    checkbox("today", "With today's", memory.with_today);
    if (filters_set(memory) == 0 && filters.text.empty()) return;
    flow(60, space::one_half);
    if (link("clear", "Clear")) {
        filters = {};
        memory.with_today = false;
    }
}

void draw_filters(const Model& model, ArchiveMemory& memory) {
    const Filters before = memory.filters;
    const bool with_today = memory.with_today;
    const bool narrow = frame().layout() == Width::narrow;
    if (search_field("search", "Search the archive", memory.filters.text,
                     {.placeholder = "Name, phone or notes",
                      .width = narrow ? 0 : search_width_px})) {
        memory.typed_at_ms = frame().now_ms;
    }
    if (!memory.filters.text.empty() && searched(memory.filters.text).empty()) {
        muted("It is looked for from three letters or digits on.");
    }
    if (narrow) {
        const int count = filters_set(memory);
        const std::string words =
            count == 0 ? std::string("Filters") : "Filters: " + std::to_string(count);
        if (button("filters", words, {.icon = memory.filters_open ? icon::chevron_down
                                                                  : icon::chevron_right})) {
            memory.filters_open = !memory.filters_open;
        }
    }
    if (!narrow || memory.filters_open || memory.choice.open) draw_choices(model, memory);
    if (before == memory.filters && with_today == memory.with_today) return;
    memory.page = 1;
    memory.chosen.reset();
    memory.ticked.clear();
}

// ---- Some of the calls: their numbers

BulkChoice choice_of(const ArchiveMemory& memory) {
    std::set<LeadId> leads;  // one may have been called often
    for (const auto& [call, lead] : memory.ticked) leads.insert(lead);
    BulkChoice choice;
    choice.leads.assign(leads.begin(), leads.end());
    choice.total = static_cast<std::int64_t>(leads.size());
    return choice;
}

void tick(ArchiveMemory& memory, const CompletedCall& call, bool chosen) {
    if (!chosen) memory.ticked.erase(call.id);
    else if (memory.ticked.size() < ticked_max) memory.ticked.emplace(call.id, call.lead);
}

void draw_choosing(const Model& model, ArchiveMemory& memory) {
    const PageOf<ArchivedCall>& page = model.answers->archive;
    if (page.items.empty()) return;
    bool all = std::all_of(page.items.begin(), page.items.end(), [&](const CompletedCall& call) {
        return memory.ticked.count(call.id) > 0;
    });
    if (checkbox("page", "All on this page", all)) {
        for (const CompletedCall& call : page.items) tick(memory, call, all);
    }
    const BulkChoice choice = choice_of(memory);
    if (choice.total > 0) flow(230);
    if (draw_bulk_bar(model, choice, memory.bulk, why_not_now(model))) memory.ticked.clear();
    if (memory.ticked.size() >= ticked_max) {
        muted("At most " + grouped(ticked_max) + " calls at a time.");
    }
}

void draw_row(const Model& model, const ArchivedCall& call, Table& table, ArchiveMemory& memory,
              bool one_line) {
    const State& view = model.replica->view();
    const std::string name = call.name.empty() ? "No name" : call.name;
    const std::string agent = name_of(view, call.agent);
    const std::string when = time_of_day(model, call.completed_at);
    bool chosen = memory.ticked.count(call.id) > 0;
    if (table.begin_row(name, memory.chosen == call.id)) memory.chosen = call.id;
    if (table.check("Choose the call of " + name, chosen)) tick(memory, call, chosen);
    if (one_line) table.text(name, call.name.empty() ? Ink::muted : Ink::normal);
    else table.two_lines(name, when + " · " + agent + (call.is_reviewed() ? " · reviewed" : ""));
    table.text(when);
    table.text(agent);
    table.badge(outcome_words(view, call), outcome_tone(view, call));
    table.text(length_words(seconds_of(call)));
    table.text(kind_words(call.kind), Ink::muted);
}

void draw_table(const Model& model, ArchiveMemory& memory) {
    const PageOf<ArchivedCall>& page = model.answers->archive;
    const bool one_line = width_left() >= one_line_width_min_px;
    const float wide = one_line ? 0 : never_px;
    const std::array<Column, 7> columns = {
        Column{.name = "Choose", .width = toolkit().density().small, .name_hidden = true},
        Column{.name = "Name", .weight = 1.5F, .sortable = true},
        Column{.name = "Completed", .width = 104, .sortable = true, .hide_below = wide},
        Column{.name = "Agent", .sortable = true, .hide_below = wide},
        Column{.name = "Outcome", .width = 142, .sortable = true},
        Column{.name = "Length", .width = 66, .sortable = true, .number = true,
               .hide_below = wide},
        Column{.name = "Type", .width = 130, .hide_below = one_line ? 900 : never_px}};
    const bool filtered = filters_set(memory) > 0 || !memory.filters.text.empty();
    const std::string empty =
        empty_words(model, page, filtered, "No call is archived yet: midnight archives the day's");
    // The ticks stand before the columns that are counted here.
    ColumnSort sort{memory.sort_column + 1, memory.sort_descending};
    Table table("calls", "Archived calls", columns,
                {.sort = &sort,
                 .height = std::max(height_left() - pager_height(), table_height_min_px),
                 .row_height = one_line ? 0 : two_line_row,
                 .empty_icon = icon::archive,
                 .empty = empty});
    while (table.next(page.items.size())) {
        draw_row(model, page.items[table.row()], table, memory, one_line);
    }
    if (!table.sort_changed()) return;
    memory.sort_column = sort.column - 1;
    memory.sort_descending = sort.descending;
    memory.page = 1;
}

const ArchivedCall* chosen_of(const Model& model, ArchiveMemory& memory) {
    if (!memory.chosen) return nullptr;
    const PageOf<ArchivedCall>& page = model.answers->archive;
    const auto found = std::find_if(page.items.begin(), page.items.end(), [&](const auto& call) {
        return call.id == *memory.chosen;
    });
    if (found != page.items.end()) return &*found;
    // It may be on its way, for a link that was just followed.
    if (page.known && !page.loading) memory.chosen.reset();
    return nullptr;
}

}  // namespace

void draw_archive(const Model& model, ArchiveMemory& memory, Wishes& wishes) {
    if (model.replica == nullptr) return;
    const Answer& answer = model.answers->archive;
    ArchiveQuery query = query_of(memory);
    query.paging.page = memory.page;
    Inquiry inquiry;
    inquiry.path = path_of(query);
    inquiry.about = "archive";
    inquiry.stamp = figures_stamp(model) * 31 + notes_stamp(model);
    inquiry.typed_at_ms = memory.typed_at_ms;
    keep_asking(model, Topic::archive, inquiry, wishes);

    const ArchivedCall* chosen = chosen_of(model, memory);
    const bool alone = chosen != nullptr && frame().layout() == Width::narrow;
    if (!alone) {
        draw_header(model, memory, wishes);
        draw_download(model, wishes);
        draw_filters(model, memory);
        draw_problem(answer, Topic::archive, wishes);
    }
    Panes panes("archive", {.detail_open = chosen != nullptr, .detail_width = detail_width_px});
    if (panes.list()) {
        draw_choosing(model, memory);
        draw_table(model, memory);
        draw_pager(answer, memory.page);
    }
    if (panes.detail(chosen ? chosen->name : std::string())) {
        draw_archived_call(model, *chosen, memory, wishes);
    }
    if (panes.back()) memory.chosen.reset();
    if (draw_bulk_question(model, choice_of(memory), memory.bulk, wishes)) memory.ticked.clear();
}

}  // namespace recall::ui
