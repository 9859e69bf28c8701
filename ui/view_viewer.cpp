#include "ui/viewer.hpp"

#include "ui/callback_form.hpp"
#include "ui/filters.hpp"
#include "ui/listing.hpp"
#include "ui/manager_parts.hpp"
#include "ui/views.hpp"
#include "ui/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float one_line_width_min_px = 760;  // Narrower rows are two lines.
constexpr float table_height_min_px = 300;
constexpr float detail_width_px = 420;
constexpr std::array sort_words = {"", "callback_time", "", "user", "status"};

Choosables statuses_to_choose() {
    return {{"", "Any status"}, {"ACTIVE", "Waiting"}, {"LIVE", "Released"}, {"ARCHIVE", "Ended"}};
}
Choosables recipients_to_choose() {
    return {{"", "For anybody or one"}, {"USERONLY", "Kept by one"}, {"ANYONE", "For anyone"}};
}
Choosables marks_to_choose() {
    return {{"", "All of them"},       {"overdue", "Overdue"}, {"escalated", "Long overdue"},
            {"held", "Held, with why"}, {"orphaned", "Owner has left"}};
}
Choosables lists_to_choose(const State& state, std::string_view campaign) {
    Choosables entries = {{"", "All lists"}};
    for (const auto& [id, list] : state.lists()) {
        if (campaign.empty() || list.campaign.view() == campaign) entries.push_back({id, list.name});
    }
    return entries;
}

std::string sort_term(const ViewerMemory& memory) {
    const auto column = static_cast<std::size_t>(std::max(memory.sort_column, 0));
    if (column >= sort_words.size() || *sort_words[column] == '\0') return "";
    return std::string("&sort=") + (memory.sort_descending ? "-" : "") + sort_words[column];
}

bool is_filtered(const ViewerMemory& memory) { return !viewer_terms(memory).empty(); }

void draw_header(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    const Answer& answer = model.answers->callbacks;
    const std::string below = answer.known ? std::to_string(answer.total) +
                                                 (answer.total == 1 ? " callback" : " callbacks")
                                           : std::string("What was promised, and for when");
    page_header("Callbacks", below);
    right_buttons(export_width());
    const std::string terms = viewer_terms(memory) + sort_term(memory);
    const std::string path = terms.empty() ? "/callbacks" : "/callbacks?" + terms.substr(1);
    draw_export(model, answer, path, "callbacks-" + to_text(model.today), wishes);
    gap(space::half);
}

// What wants an eye: each is a way to look at it.
void draw_attention(const Model& model, ViewerMemory& memory) {
    const CallbackAttention& attention = model.watched->callback_attention;
    const auto one = [&](const char* mark, std::int64_t count, const char* words) {
        if (count == 0) return;
        flow(150, space::two);
        const std::string label = std::to_string(count) + " " + words;
        if (!link(mark, label)) return;
        memory.filters = {};
        memory.mark = mark;
        memory.page = 1;
    };
    if (!attention.known) return;
    muted(attention.overdue == 0 ? "None is overdue." : "To look after:");
    one("overdue", attention.overdue, "overdue");
    one("escalated", attention.escalated, "long overdue");
    one("held", attention.held, "held");
    one("orphaned", attention.orphaned, "without an owner");
    gap(space::half);
}

void draw_filters(const Model& model, ViewerMemory& memory) {
    const State& view = model.replica->view();
    const std::string before = viewer_terms(memory);
    Filters& filters = memory.filters;
    const bool narrow = frame().layout() == Width::narrow;
    if (narrow && button("filters", is_filtered(memory) ? "Filters: some" : "Filters",
                         {.icon = memory.filters_open ? icon::chevron_down
                                                      : icon::chevron_right})) {
        memory.filters_open = !memory.filters_open;
    }
    if (narrow && !memory.filters_open && !memory.choice.open) return;
    filter_select("campaign", "Campaign", campaigns_to_choose(view), filters.campaign);
    filter_select("list", "List", lists_to_choose(view, filters.campaign), memory.list);
    filter_select("user", "Owner", agents_to_choose(view), filters.agent);
    filter_select("status", "Status", statuses_to_choose(), memory.status);
    filter_select("recipient", "Recipient", recipients_to_choose(), memory.recipient);
    filter_select("mark", "To look after", marks_to_choose(), memory.mark);
    draw_days(model, filters.days, memory.choice);
    if (is_filtered(memory)) {
        flow(60, space::one_half);
        if (link("clear", "Clear")) {
            filters = {};
            memory.list.clear();
            memory.status.clear();
            memory.recipient.clear();
            memory.mark.clear();
        }
    }
    if (before == viewer_terms(memory)) return;
    memory.page = 1;
    memory.ticked.clear();
}

void draw_row(const Model& model, const CallbackLine& line, Table& table, ViewerMemory& memory,
              bool one_line) {
    const State& view = model.replica->view();
    const Callback& callback = line.callback;
    const std::string name = line.name.empty() ? phone_text(line.phone) : line.name;
    const std::string when = time_of_day(model, callback.callback_time);
    const std::string owner = callback.recipient == Recipient::ANYONE
                                  ? "anyone"
                                  : name_of(view, callback.user);
    if (table.begin_row(name, memory.chosen == callback.id)) memory.chosen = callback.id;
    bool ticked = memory.ticked.contains(callback.id);
    if (table.check("Choose " + name, ticked)) {
        if (ticked) memory.ticked.insert(callback.id);
        else memory.ticked.erase(callback.id);
    }
    table.text(when, Ink::normal, line.overdue ? Type::strong : Type::body);
    if (one_line) table.text(name);
    else table.two_lines(name, owner);
    table.text(owner);
    const bool bad = line.escalated || line.orphaned || !line.held.empty();
    table.badge(callback_state_words(line), bad            ? Tone::bad
                                            : line.overdue ? Tone::warn
                                            : callback.status == CallbackStatus::LIVE
                                                ? Tone::good
                                                : Tone::neutral);
}

void draw_table(const Model& model, ViewerMemory& memory) {
    const PageOf<CallbackLine>& page = model.answers->callbacks;
    const bool one_line = width_left() >= one_line_width_min_px;
    const std::array<Column, 5> columns = {
        Column{.name = "Choose", .width = 40, .name_hidden = true},
        Column{.name = "Time", .width = 112, .sortable = true},
        Column{.name = "Name", .weight = 1.4F},
        Column{.name = "Owner", .sortable = true, .hide_below = one_line ? 0 : never_px},
        Column{.name = "Status", .width = one_line ? 200.0F : 132.0F, .sortable = true}};
    const std::string empty = empty_words(model, page, is_filtered(memory),
                                          "No callback was promised yet");
    Sort sort{memory.sort_column, memory.sort_descending};
    Table table("callbacks", "Callbacks", columns,
                {.sort = &sort,
                 .height = std::max(height_left() - pager_height(), table_height_min_px),
                 .row_height = one_line ? 0 : two_line_row,
                 .empty_icon = icon::calendar_clock,
                 .empty = empty});
    while (table.next(page.items.size())) {
        draw_row(model, page.items[table.row()], table, memory, one_line);
    }
    if (!table.sort_changed()) return;
    memory.sort_column = sort.column;
    memory.sort_descending = sort.descending;
    memory.page = 1;
}

void draw_change_buttons(const Model& model, ViewerMemory& memory) {
    const std::string why_not = why_not_now(model);
    const auto count = static_cast<std::int64_t>(memory.ticked.size());
    const std::string some = "Change " + std::to_string(count) + " ticked…";
    if (count > 0 && button("change_ticked", some, {.disabled = why_not})) {
        memory.change = ViewerChange{};
    }
    const std::int64_t all = model.answers->callbacks.total;
    if (count > 0) beside();
    const std::string words = "Change all " + std::to_string(all) + "…";
    if (all > 0 && button("change_all", words, {.disabled = why_not})) {
        memory.change = ViewerChange{};
        memory.change->all = true;
    }
}

const CallbackLine* chosen_of(const Model& model, ViewerMemory& memory) {
    if (!memory.chosen) return nullptr;
    const CallbackRecord& record = model.answers->callback;
    if (record.known && record.line.callback.id == *memory.chosen) return &record.line;
    for (const CallbackLine& line : model.answers->callbacks.items) {
        if (line.callback.id == *memory.chosen) return &line;
    }
    if (!record.problem.empty()) memory.chosen.reset();
    return nullptr;
}

void ask(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    Inquiry inquiry;
    inquiry.path = "/callbacks?size=50&page=" + std::to_string(memory.page) +
                   viewer_terms(memory) + sort_term(memory);
    inquiry.about = "callbacks";
    inquiry.stamp = figures_stamp(model) + memory.changes;
    keep_asking(model, Topic::callbacks, inquiry, wishes);
    if (!memory.chosen) return;
    Inquiry one;
    one.path = "/callbacks/" + std::to_string(memory.chosen->value);
    one.about = one.path;
    one.stamp = inquiry.stamp;
    keep_asking(model, Topic::callback, one, wishes);
}

void draw_list(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    const CallbackLine* chosen = chosen_of(model, memory);
    const bool alone = chosen != nullptr && frame().layout() == Width::narrow;
    if (!alone) {
        draw_filters(model, memory);
        draw_problem(model.answers->callbacks, Topic::callbacks, wishes);
        draw_change_buttons(model, memory);
    }
    Panes panes("viewer", {.detail_open = chosen != nullptr, .detail_width = detail_width_px});
    if (panes.list()) {
        draw_table(model, memory);
        draw_pager(model.answers->callbacks, memory.page);
    }
    if (panes.detail(chosen ? chosen->name : std::string())) {
        draw_viewed_callback(model, *chosen, memory);
    }
    if (panes.back()) memory.chosen.reset();
}

}  // namespace

std::string viewer_terms(const ViewerMemory& memory) {
    const Filters& filters = memory.filters;
    std::string terms = query_term("campaign", filters.campaign) +
                        query_term("list", memory.list) + query_term("user", filters.agent) +
                        query_term("status", memory.status) +
                        query_term("recipient", memory.recipient) + range_terms(filters.days);
    if (!memory.mark.empty()) terms += "&" + memory.mark + "=1";
    return terms;
}

std::string callback_end_words(CallbackEnd end) {
    switch (end) {
        case CallbackEnd::none: return "";
        case CallbackEnd::called: return "Called";
        case CallbackEnd::replaced: return "Called, promised again";
        case CallbackEnd::do_not_call: return "Do not call";
        case CallbackEnd::success: return "Sold meanwhile";
        case CallbackEnd::cancelled: return "Cancelled";
    }
    return "";
}

std::string callback_state_words(const CallbackLine& line) {
    const Callback& callback = line.callback;
    if (callback.status == CallbackStatus::ARCHIVE) return callback_end_words(callback.ended);
    if (line.held == "list_inactive") return "Held: list is off";
    if (line.held == "campaign_inactive") return "Held: campaign is off";
    if (line.held == "not_a_dial_status") return "Held: not dialled";
    if (line.held == "number_in_hand") return "Held: in hand";
    if (line.held == "hours_closed") return "Held: closed hours";
    if (!line.held.empty()) return "Held: " + line.held;
    if (line.orphaned) return "Owner has left";
    if (callback.status == CallbackStatus::LIVE) return "Released";
    if (line.escalated) return "Long overdue";
    return line.overdue ? "Overdue" : "Waiting";
}

void draw_callback_viewer(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    if (model.replica == nullptr) return;
    ask(model, memory, wishes);
    draw_header(model, memory, wishes);
    draw_download(model, wishes);
    constexpr std::array<Tab, 2> parts = {Tab{"List"}, Tab{"Calendar"}};
    int part = memory.calendar_shown ? 1 : 0;
    if (tabs("part", parts, part)) memory.calendar_shown = part == 1;
    if (memory.calendar_shown) {
        draw_viewer_calendar(model, memory, wishes);
    } else {
        draw_attention(model, memory);
        draw_list(model, memory, wishes);
    }
    draw_viewed_move(model, memory, wishes);
    draw_viewer_change(model, memory, wishes);
}

}  // namespace recall::ui
