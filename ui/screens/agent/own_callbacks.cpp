// An agent's promises to call again: what is due stands first. Taking one claims its number and
// opens it in the work screen. A calendar says on which days they are, and narrows them to one.
#include "core/lookup.hpp"
#include "core/numbers.hpp"
#include "ui/model/closed.hpp"
#include "ui/parts/callback_form.hpp"
#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/screens/agent/kept_call.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <string>
#include <variant>

namespace recall::ui {
namespace {

constexpr float search_width_px = 220;
constexpr float detail_width_px = 380;
constexpr float month_width_px = 356;
constexpr float both_width_min_px = 900;  // narrower: the month stands above the list
constexpr std::int32_t days_ahead = 366;
constexpr float time_width_min_px = 480;  // narrower: the time stands below the name
constexpr Column wide_columns[] = {
    {.name = "Time", .width = 108, .sortable = true},
    {.name = "Name", .weight = 2, .sortable = true},
    {.name = "Phone", .width = 160, .hide_below = 700},
    {.name = "Campaign", .sortable = true, .hide_below = 820},
    {.name = "Comments", .weight = 2, .hide_below = 520},
    {.name = "Take", .width = 84, .name_hidden = true},
    {.name = "More", .width = 52, .name_hidden = true},
};
// By their time always: there is no header to come back to it.
constexpr Column narrow_columns[] = {
    {.name = "Time", .hide_below = never_px},  {.name = "Name"},
    {.name = "Phone", .hide_below = never_px}, {.name = "Campaign", .hide_below = never_px},
    {.name = "Comments", .hide_below = never_px},
    {.name = "Take", .width = 60, .name_hidden = true},
    {.name = "More", .width = 44, .name_hidden = true},
};

std::string name_of(const Lead* lead) {
    if (!lead) return "";
    return lead->name.empty() ? phone_text(lead->phone) : lead->name;
}

bool is_taking(const Model& model) {
    const auto& pending = model.replica->pending();
    return std::any_of(pending.begin(), pending.end(), [](const Pending& one) {
        return std::holds_alternative<TakeCallback>(one.command);
    });
}

// The number that was taken is in hand now: on to the work screen.
void open_taken(const Model& model, CallbacksMemory& memory, WorkMemory& work, Wishes& wishes) {
    if (!memory.taken) return;
    const Assignment* assignment = model.replica->view().assignment_of(*memory.taken);
    if (!assignment && is_taking(model)) return;
    memory.taken.reset();
    if (!assignment || assignment->agent != model.replica->user()) return;
    work.chosen = assignment->id;
    const bool is_client = assignment->kind == Kind::client;
    wishes.push_back(Show{is_client ? Screen::client_crm : Screen::customer_service});
}

std::string why_not_take(const Model& model, const Callback& callback) {
    if (model.link != Link::live) {
        return "Open it: without a connection it is called and completed there.";
    }
    if (callback.recipient != Recipient::USERONLY) {
        return "Anyone may call it at its time. Move it to “Only me” to keep it.";
    }
    const State& view = model.replica->view();
    const Lead* lead = view.lead(callback.lead);
    const Campaign* campaign = view.campaign(callback.campaign);
    if (!lead || !campaign || campaign->closed_calls == ClosedCalls::everybody) return "";
    const std::string closed = closed_words(model, *campaign, lead->zone);
    return closed.empty() ? "" : "Calling hours are closed: " + closed + ".";
}

void draw_row(const Model& model, const Callback& callback, Table& table, CallbacksMemory& memory,
              bool narrow, Wishes& wishes) {
    const State& view = model.replica->view();
    const Lead* lead = view.lead(callback.lead);
    const Campaign* campaign = view.campaign(callback.campaign);
    const std::string name = name_of(lead);
    const bool own = callback.recipient == Recipient::USERONLY;
    const bool due = own && callback.callback_time <= model.now;
    const std::string time = time_of_day(model, callback.callback_time);
    if (table.begin_row(name, memory.chosen == callback.id)) memory.chosen = callback.id;
    const std::string whose = due ? "due now" : own ? "only me" : "anyone";
    table.two_lines(time, whose);
    if (narrow) table.two_lines(name, time + " · " + whose);
    else table.text(name, Ink::normal, due ? Type::strong : Type::body);
    table.text(lead ? phone_text(phone_to_call(*lead)) : "");
    table.text(campaign ? campaign->name : callback.campaign.text());
    table.text(callback.comments);
    const std::string reason = why_not_take(model, callback);
    if (table.button("take", "Take", {.kind = due ? ButtonKind::primary : ButtonKind::secondary,
                                      .tooltip = "Claims the number and opens it",
                                      .disabled = reason,
                                      .small = true,
                                      .busy = memory.taken == callback.lead})) {
        wishes.push_back(Give{TakeCallback{callback.id}});
        memory.taken = callback.lead;
    }
    const MenuItem items[] = {{.label = "Move…", .icon = icon::calendar_clock},
                              {.label = "Hand back to anyone", .icon = icon::undo}};
    const int chosen =
        table.menu("more", "More for " + name, std::span(items, own ? 2U : 1U));
    if (chosen == 0) {
        memory.moving = callback.id;
        memory.draft = draft_of(model, callback, lead ? first_zone(lead->zone) : "");
    } else if (chosen == 1) {
        wishes.push_back(Give{MoveCallback{callback.id, {}, {}, {}, Recipient::ANYONE, {}, {}},
                              "Handed back: " + name});
    }
}

void draw_move(const Model& model, CallbacksMemory& memory, Wishes& wishes) {
    if (!memory.moving) return;
    const State& view = model.replica->view();
    const Callback* callback = view.callback(*memory.moving);
    if (!callback) return memory.moving.reset();
    const Lead* lead = view.lead(callback->lead);
    const Campaign* campaign = view.campaign(callback->campaign);
    const std::string zone = lead ? first_zone(lead->zone) : std::string();
    const Dialog dialog("move_callback", "Move callback: " + name_of(lead));
    bool done = false;
    if (dialog) {
        draw_callback_form(model, {.campaign = campaign, .zone = zone}, memory.draft, wishes);
        const DialogAnswer answer = dialog_buttons({.confirm = "Move"});
        if (answer == DialogAnswer::confirm) {
            const NewCallback to = promised(model, zone, memory.draft);
            wishes.push_back(Give{MoveCallback{callback->id, to.time, to.wall_time, to.zone,
                                               to.recipient, {}, to.comments},
                                  "Moved: " + name_of(lead)});
        }
        done = answer != DialogAnswer::none;
    }
    if (done || dialog.dismissed()) memory.moving.reset();
}

// ---- Which of them, and in which order

bool is_due(const Model& model, const Callback& callback) {
    return callback.recipient == Recipient::USERONLY && callback.callback_time <= model.now;
}

std::string campaign_of(const Model& model, const Callback& callback) {
    const Campaign* campaign = model.replica->view().campaign(callback.campaign);
    return campaign ? campaign->name : callback.campaign.text();
}

bool is_wanted(const Model& model, const CallbacksMemory& memory, const Lookup& looked_up,
               const Callback& callback) {
    if (memory.day && day_at(model, callback.callback_time) != memory.day) return false;
    if (memory.shown == CallbacksShown::due && !is_due(model, callback)) return false;
    if (memory.shown == CallbacksShown::upcoming && is_due(model, callback)) return false;
    if (looked_up.empty()) return true;
    const Lead* lead = model.replica->view().lead(callback.lead);
    Findable findable{name_of(lead), callback.comments};
    if (lead) {
        for (const Phone phone : phones_of(*lead)) findable.add(phone);
    }
    return looked_up.finds(findable);
}

// They come by their time.
std::vector<const Callback*> wanted(const Model& model, const CallbacksMemory& memory,
                                    const OwnCallbacks& own) {
    const Lookup looked_up(memory.search);
    std::vector<const Callback*> found;
    for (const Callback* callback : own.open) {
        if (is_wanted(model, memory, looked_up, *callback)) found.push_back(callback);
    }
    const auto word = [&](const Callback& callback) {
        return memory.sort_column == 1 ? name_of(model.replica->view().lead(callback.lead))
                                       : campaign_of(model, callback);
    };
    if (memory.sort_column > 0) {
        std::stable_sort(found.begin(), found.end(), [&](const Callback* a, const Callback* b) {
            return word(*a) < word(*b);
        });
    }
    if (memory.sort_descending) std::reverse(found.begin(), found.end());
    return found;
}

// ---- The calendar

// How many there are on each day of the month in sight.
std::vector<std::int64_t> counts_of(const Model& model, const OwnCallbacks& own, Day shown) {
    const Day first = first_of_month(shown);
    std::vector<std::int64_t> counts(static_cast<std::size_t>(days_in_month(first)));
    for (const Callback* callback : own.open) {
        const std::int32_t at = day_at(model, callback->callback_time).number - first.number;
        if (at >= 0 && at < static_cast<std::int32_t>(counts.size())) {
            ++counts[static_cast<std::size_t>(at)];
        }
    }
    return counts;
}

void draw_month(const Model& model, const OwnCallbacks& own, CallbacksMemory& memory, bool above) {
    CalendarState& month = memory.month;
    month.chosen = memory.day;
    if (!month.shown) month.shown = memory.day ? memory.day : model.today;
    const Day earliest = std::min(day_at(model, own.open.front()->callback_time), model.today);
    const Day latest{model.today.number + days_ahead};
    const auto counts = counts_of(model, own, month.shown);
    if (calendar("month", month, model.today, earliest, latest, counts)) {
        // The chosen day once more: all days again.
        memory.day = memory.day == month.chosen ? Day{} : month.chosen;
        // Where it pushes the list out of sight, that is what is wanted next.
        if (above) memory.month_open = false;
    }
}

// The button that shows the month, and the day that the list is narrowed to.
void draw_day_choice(const Model& model, CallbacksMemory& memory) {
    const ButtonOptions toggle{.icon = icon::calendar,
                               .tooltip = memory.month_open ? ""
                                                            : "Shows how many are on which day"};
    const std::string words = memory.day ? day_words(memory.day, model.today) : "Any day";
    flow(button_width(words, toggle), space::one_half);
    if (button("day", words, toggle)) {
        memory.month_open = !memory.month_open;
        memory.month.shown = memory.day ? memory.day : model.today;
        if (memory.month_open) memory.chosen.reset();
    }
    if (!memory.day) return;
    if (toolbar_link("any_day", "All days")) memory.day = {};
}

void draw_toolbar(const Model& model, const OwnCallbacks& own, CallbacksMemory& memory) {
    const bool narrow = frame().layout() == Width::narrow;
    search_field("search", "Search your callbacks", memory.search,
                 {.placeholder = "Name, phone or comments", .width = narrow ? 0 : search_width_px});
    int all = 0;
    int due = 0;
    for (const Callback* callback : own.open) {
        if (memory.day && day_at(model, callback->callback_time) != memory.day) continue;
        ++all;
        if (is_due(model, *callback)) ++due;
    }
    const Tab entries[] = {{"All", all}, {"Due", due}, {"Upcoming", all - due}};
    int shown = static_cast<int>(memory.shown);
    if (!narrow) flow(260, space::one_half);
    if (tabs("shown", entries, shown)) memory.shown = static_cast<CallbacksShown>(shown);
    draw_day_choice(model, memory);
}

std::string nothing_words(const Model& model, const OwnCallbacks& own,
                          const CallbacksMemory& memory) {
    if (own.open.empty()) {
        return "You have promised no callback. Complete a call with “Callback” to promise one.";
    }
    const bool only_day = memory.day && memory.search.empty() &&
                          memory.shown == CallbacksShown::all;
    if (!only_day) return "Nothing matches";
    return "Nothing is promised for " + day_words(memory.day, model.today);
}

void draw_table(const Model& model, const OwnCallbacks& own, CallbacksMemory& memory,
                Wishes& wishes) {
    const std::vector<const Callback*> found = wanted(model, memory, own);
    const std::string nothing = nothing_words(model, own, memory);
    const bool narrow = width_left() < time_width_min_px;
    ColumnSort sort{memory.sort_column == 2 ? 3 : memory.sort_column, memory.sort_descending};
    const std::span columns = narrow ? std::span(narrow_columns) : std::span(wide_columns);
    Table table("callbacks", "Callbacks", columns,
                {.sort = &sort,
                 .row_height = two_line_row,
                 .empty_icon = icon::calendar_clock,
                 .empty = nothing});
    while (table.next(found.size())) {
        draw_row(model, *found[table.row()], table, memory, narrow, wishes);
    }
    if (!table.sort_changed()) return;
    memory.sort_column = sort.column == 3 ? 2 : sort.column;
    memory.sort_descending = sort.descending;
}

// ---- One of them, with what was said before

void draw_notes_before(const Model& model, const Callback& callback, Wishes& wishes) {
    Inquiry inquiry;
    inquiry.path = path_of(CallbackQuery{callback.id});
    inquiry.about = inquiry.path;
    keep_asking(model, Topic::callback, inquiry, wishes);
    const AnswerOf<CallbackRecord>& record = model.answers->callback;
    gap(space::half);
    heading("Before");
    if (model.link != Link::live) return muted("It is shown when connected.");
    if (!record.known || record.about != inquiry.about) return muted("Looking…");
    const Campaign* campaign = model.replica->view().campaign(callback.campaign);
    for (const CallbackCall& call : record.calls) {
        std::string outcome = call.outcome.text();
        for (const Outcome& one : campaign ? campaign->outcomes : std::vector<Outcome>{}) {
            if (one.code == call.outcome) outcome = one.label;
        }
        muted(time_of_day(model, call.completed_at) + " · " + call.agent + " · " + outcome);
        if (!call.notes.empty()) paragraph(call.notes);
    }
}

// On a phone the list has no room for the button: here it is too.
void draw_take(const Model& model, const Callback& callback, CallbacksMemory& memory,
               Wishes& wishes) {
    if (model.link != Link::live || callback.recipient != Recipient::USERONLY) return;
    if (is_kept_begun(memory, callback.id)) return;
    if (button("take", "Take", {.kind = ButtonKind::primary,
                                .tooltip = "Claims the number and opens it",
                                .disabled = why_not_take(model, callback),
                                .busy = memory.taken == callback.lead})) {
        wishes.push_back(Give{TakeCallback{callback.id}});
        memory.taken = callback.lead;
    }
    flow(button_width("Copy", {.icon = icon::copy}));
}

void draw_detail(const Model& model, const Callback& callback, CallbacksMemory& memory,
                 Wishes& wishes) {
    const Lead* lead = model.replica->view().lead(callback.lead);
    if (lead) copyable("phone", "Phone", phone_text(phone_to_call(*lead)), Type::title);
    draw_take(model, callback, memory, wishes);
    draw_kept_call(model, callback, memory, wishes);
    fact("Your time", moment_words(model, callback.callback_time));
    const std::string theirs = wall_time(model, callback.zone, callback.callback_time);
    fact("The customer's time", wall_words(model, theirs) + " " + callback.zone);
    fact("Who calls", callback.recipient == Recipient::USERONLY ? "Only you" : "Anyone");
    fact("Campaign", campaign_of(model, callback));
    fact("Promised", moment_words(model, callback.entry_time));
    if (callback.retries > 0) {
        fact("Set again by itself", std::to_string(callback.retries) + " times");
    }
    if (!callback.comments.empty()) copyable_notes("comments", "Comments", callback.comments);
    draw_notes_before(model, callback, wishes);
}

const Callback* chosen_of(const OwnCallbacks& own, CallbacksMemory& memory) {
    for (const Callback* callback : own.open) {
        if (memory.chosen == callback->id) return callback;
    }
    memory.chosen.reset();
    return nullptr;
}

}  // namespace

void draw_callbacks(const Model& model, CallbacksMemory& memory, WorkMemory& work,
                    Wishes& wishes) {
    open_taken(model, memory, work, wishes);
    const OwnCallbacks own = own_callbacks(model);
    std::string below = grouped(own.open.size()) + " promised";
    if (own.due > 0) below += ", " + grouped(own.due) + " due now";
    page_header("Callbacks", own.open.empty() ? "Your promises to call again" : below);
    gap(space::half);
    const Callback* chosen = chosen_of(own, memory);
    const bool alone = chosen != nullptr && frame().layout() == Width::narrow;
    if (!alone && !own.open.empty()) draw_toolbar(model, own, memory);
    const bool month = memory.month_open && !own.open.empty() && !chosen;
    const bool month_beside = month && width_left() >= both_width_min_px;
    if (month && !month_beside) draw_month(model, own, memory, true);
    Panes panes("own_callbacks",
                {.detail_open = chosen != nullptr || month_beside,
                 .detail_width = month_beside ? month_width_px : detail_width_px,
                 .both_width_min = both_width_min_px});
    if (panes.list()) draw_table(model, own, memory, wishes);
    const Lead* lead = chosen ? model.replica->view().lead(chosen->lead) : nullptr;
    const std::string title = chosen ? name_of(lead) : std::string(month ? "On which day" : "");
    if (panes.detail(title)) {
        if (chosen) draw_detail(model, *chosen, memory, wishes);
        else draw_month(model, own, memory, false);
    }
    if (panes.back() && chosen) memory.chosen.reset();
    else if (panes.back()) memory.month_open = false;
    draw_move(model, memory, wishes);
}

}  // namespace recall::ui
