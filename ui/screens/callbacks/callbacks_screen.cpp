#include "ui/screens/callbacks/callbacks_parts.hpp"

#include "ui/parts/callback_changes.hpp"
#include "ui/parts/callback_form.hpp"
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

constexpr float one_line_width_min_px = 760;  // Narrower rows are two lines,
// And narrower still the status stands below the time.
constexpr float badge_width_min_px = 480;
constexpr float table_height_min_px = 300;
constexpr float detail_width_px = 420;
constexpr float filter_width_min_px = 128;
constexpr float clear_width_px = 60;
constexpr int days_ahead = 400;  // more than a campaign lets anybody promise
// Of the columns.
constexpr std::array<std::optional<CallbackKey>, 5> sorts = {
    std::nullopt, CallbackKey::callback_time, std::nullopt, CallbackKey::user, CallbackKey::status};

Choosables statuses_to_choose() {
    return {{"", "Any status"}, {"ACTIVE", "Waiting"}, {"LIVE", "Released"}, {"ARCHIVE", "Ended"}};
}
Choosables recipients_to_choose() {
    return {{"", "Any recipient"}, {"USERONLY", "Kept by one"}, {"ANYONE", "For anyone"}};
}
Choosables marks_to_choose() {
    return {{"", "All of them"},       {"overdue", "Overdue"}, {"escalated", "Long overdue"},
            {"held", "Held"}, {"orphaned", "Owner has left"}, {"given_up", "Given up"}};
}
Choosables lists_to_choose(const State& state, std::string_view campaign) {
    Choosables entries = {{"", "All lists"}};
    for (const auto& [id, list] : state.lists()) {
        if (campaign.empty() || list.campaign.view() == campaign)
            entries.push_back({id, list.name});
    }
    return entries;
}

// Without a page: what is exported as well.
CallbacksQuery query_of(const ViewerMemory& memory) {
    CallbacksQuery query{.terms = viewer_terms(memory)};
    const auto column = static_cast<std::size_t>(std::max(memory.sort_column, 0));
    if (column < sorts.size() && sorts[column]) {
        query.sort = {*sorts[column], memory.sort_descending};
    }
    return query;
}

bool is_filtered(const ViewerMemory& memory) {
    return viewer_terms(memory) != CallbackTerms{};
}

void draw_header(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    const Answer& answer = model.answers->callbacks;
    const std::string below = answer.known ? grouped(answer.total) +
                                                 (answer.total == 1 ? " callback" : " callbacks")
                                           : std::string("What was promised, and for when");
    page_header("Callbacks", below);
    right_buttons(export_width());
    draw_export(model, answer, path_of(query_of(memory)),
                "callbacks-" + to_text(model.today), wishes);
    gap(space::half);
}

// What wants an eye: each is a way to look at it.
void draw_attention(const Model& model, ViewerMemory& memory) {
    const AnswerOf<CallbackAttention>& attention = model.answers->attention;
    const auto one = [&](const char* mark, std::int64_t count, const char* words) {
        if (count == 0) return;
        flow(150, space::two);
        const std::string label = grouped(count) + " " + words;
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
    if (attention.unattended > 0) {
        muted(grouped(attention.unattended) + " due to anyone, and no agent is here.");
    }
    gap(space::half);
}

// Narrow enough for all of them to stand on one line, where that is wide enough to be read.
float filter_width(const Model& model, const ViewerMemory& memory) {
    constexpr float filters = 6;
    const float room = width_left() - days_width(model, memory.filters.days) - clear_width_px -
                       space::one_half - filters * space::one;
    const float share = room / filters;
    return share < filter_width_min_px ? filter_width_px : std::min(share, filter_width_px);
}

void draw_filters(const Model& model, ViewerMemory& memory) {
    const State& view = model.replica->view();
    const CallbackTerms before = viewer_terms(memory);
    Filters& filters = memory.filters;
    const bool narrow = frame().layout() == Width::narrow;
    if (narrow && button("filters", is_filtered(memory) ? "Filters: some" : "Filters",
                         {.icon = memory.filters_open ? icon::chevron_down
                                                      : icon::chevron_right})) {
        memory.filters_open = !memory.filters_open;
    }
    if (narrow && !memory.filters_open && !memory.choice.open) return;
    const float width = filter_width(model, memory);
    const auto one = [width](const char* id, const char* label, const Choosables& entries,
                             std::string& value) {
        filter_select(id, label, entries, value, width);
    };
    one("campaign", "Campaign", campaigns_to_choose(view), filters.campaign);
    one("list", "List", lists_to_choose(view, filters.campaign), memory.list);
    one("user", "Owner", agents_to_choose(view), filters.agent);
    one("status", "Status", statuses_to_choose(), memory.status);
    one("recipient", "Recipient", recipients_to_choose(), memory.recipient);
    one("mark", "To look after", marks_to_choose(), memory.mark);
    draw_days(model, filters.days, memory.choice, days_ahead);
    if (is_filtered(memory)) {
        if (toolbar_link("clear", "Clear")) {
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
              float width) {
    const bool one_line = width >= one_line_width_min_px;
    const Callback& callback = line.callback;
    const std::string name = line.name.empty() ? phone_text(line.phone) : line.name;
    const std::string when = time_of_day(model, callback.callback_time);
    const std::string owner = callback_owner_words(model, callback);
    if (table.begin_row(name, memory.chosen == callback.id)) memory.chosen = callback.id;
    bool ticked = memory.ticked.contains(callback.id);
    if (table.check("Choose " + name, ticked)) {
        if (ticked) memory.ticked.insert(callback.id);
        else memory.ticked.erase(callback.id);
    }
    const std::string state = callback_state_words(line);
    if (width < badge_width_min_px) table.two_lines(when, state);
    else table.text(when, Ink::normal, line.overdue ? Type::strong : Type::body);
    if (one_line) table.text(name);
    else table.two_lines(name, owner);
    table.text(owner);
    table.badge(state, callback_state_tone(line));
}

void draw_table(const Model& model, ViewerMemory& memory) {
    const PageOf<CallbackLine>& page = model.answers->callbacks;
    const float width = width_left();
    const bool one_line = width >= one_line_width_min_px;
    const std::array<Column, 5> columns = {
        Column{.name = "Choose", .width = one_line ? 40.0F : 24.0F, .name_hidden = true},
        Column{.name = "Time", .width = 112, .sortable = true},
        Column{.name = "Name", .weight = 1.4F},
        Column{.name = "Owner", .sortable = true, .hide_below = one_line ? 0 : never_px},
        Column{.name = "Status", .width = one_line ? 200.0F : 132.0F, .sortable = true,
               .hide_below = badge_width_min_px}};
    const std::string empty = empty_words(model, page, is_filtered(memory),
                                          "No callback was promised yet");
    ColumnSort sort{memory.sort_column, memory.sort_descending};
    Table table("callbacks", "Callbacks", columns,
                {.sort = &sort,
                 .height = std::max(height_left() - pager_height(), table_height_min_px),
                 .row_height = one_line ? 0 : two_line_row,
                 .empty_icon = icon::calendar_clock,
                 .empty = empty});
    while (table.next(page.items.size())) {
        draw_row(model, page.items[table.row()], table, memory, width);
    }
    if (!table.sort_changed()) return;
    memory.sort_column = sort.column;
    memory.sort_descending = sort.descending;
    memory.page = 1;
}

void draw_change_buttons(const Model& model, ViewerMemory& memory) {
    const std::string why_not = why_not_now(model);
    const auto count = static_cast<std::int64_t>(memory.ticked.size());
    const std::string some = "Change " + grouped(count) + " ticked…";
    if (count > 0 && button("change_ticked", some, {.disabled = why_not})) {
        CallbacksChange change;
        change.callbacks = memory.ticked;
        change.count = count;
        memory.changes.many = std::move(change);
    }
    const std::int64_t all = model.answers->callbacks.total;
    if (count > 0) beside();
    const std::string words = "Change all " + grouped(all) + "…";
    if (all > 0 && button("change_all", words, {.disabled = why_not})) {
        CallbacksChange change;
        change.all = true;
        change.terms = viewer_terms(memory);
        change.count = all;
        memory.changes.many = std::move(change);
    }
}

const CallbackLine* chosen_of(const Model& model, ViewerMemory& memory) {
    if (!memory.chosen) return nullptr;
    const AnswerOf<CallbackRecord>& record = model.answers->callback;
    if (record.known && record.callback.callback.id == *memory.chosen) return &record.callback;
    for (const CallbackLine& line : model.answers->callbacks.items) {
        if (line.callback.id == *memory.chosen) return &line;
    }
    if (!record.problem.empty()) memory.chosen.reset();
    return nullptr;
}

void ask(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    CallbacksQuery query = query_of(memory);
    query.paging.page = memory.page;
    Inquiry inquiry;
    inquiry.path = path_of(query);
    inquiry.about = "callbacks";
    inquiry.stamp = figures_stamp(model) + memory.changes.made;
    keep_asking(model, Topic::callbacks, inquiry, wishes);
    if (!memory.chosen) return;
    Inquiry one;
    one.path = path_of(CallbackQuery{*memory.chosen});
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

CallbackTerms viewer_terms(const ViewerMemory& memory) {
    const Filters& filters = memory.filters;
    std::optional<CallbackEnd> ended;
    if (memory.mark == "given_up") ended = CallbackEnd::given_up;
    return {.campaign = code_in(filters.campaign),
            .list = memory.list,
            .user = filters.agent,
            .status = word_in<CallbackStatus>(memory.status),
            .recipient = word_in<Recipient>(memory.recipient),
            .from = filters.days.from,
            .to = filters.days.to,
            .orphaned = memory.mark == "orphaned",
            .escalated = memory.mark == "escalated",
            .overdue = memory.mark == "overdue",
            .held = memory.mark == "held",
            .ended = ended};
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
    if (draw_callback_changes(model, memory.changes, wishes)) memory.ticked.clear();
}

}  // namespace recall::ui
