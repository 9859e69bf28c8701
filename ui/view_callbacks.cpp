// An agent's promises to call again: what is due stands first. Taking one claims its number and
// opens it in the work screen.
#include "ui/callback_form.hpp"
#include "ui/views.hpp"
#include "ui/widgets.hpp"

#include <algorithm>
#include <string>
#include <variant>

namespace recall::ui {
namespace {

constexpr Column columns[] = {
    {.name = "Time", .width = 108},
    {.name = "Name", .weight = 2},
    {.name = "Phone", .width = 160, .hide_below = 620},
    {.name = "Campaign", .hide_below = 820},
    {.name = "Comments", .weight = 2, .hide_below = 520},
    {.name = "Take", .width = 84, .name_hidden = true},
    {.name = "More", .width = 52, .name_hidden = true},
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
    const bool is_client = assignment->kind == recall::Kind::client;
    wishes.push_back(Show{is_client ? Screen::client_crm : Screen::customer_service});
}

std::string why_not_take(const Model& model, const Callback& callback) {
    if (model.link != Link::live) return "Taking a callback needs a connection.";
    if (callback.recipient != Recipient::USERONLY) {
        return "Anyone may call it at its time. Move it to “Only me” to keep it.";
    }
    return "";
}

void draw_row(const Model& model, const Callback& callback, Table& table, CallbacksMemory& memory,
              Wishes& wishes) {
    const State& view = model.replica->view();
    const Lead* lead = view.lead(callback.lead);
    const Campaign* campaign = view.campaign(callback.campaign);
    const std::string name = name_of(lead);
    const bool own = callback.recipient == Recipient::USERONLY;
    const bool due = own && callback.callback_time <= model.now;
    const std::string time = time_of_day(model, callback.callback_time);
    table.begin_plain_row(name);
    table.two_lines(time, due ? "due now" : own ? "only me" : "anyone");
    table.text(name, Ink::normal, due ? Type::strong : Type::body);
    table.text(lead ? phone_text(lead->phone) : "");
    table.text(campaign ? campaign->name : callback.campaign.text());
    table.text(callback.comments);
    const std::string reason = why_not_take(model, callback);
    if (table.button("take", "Take", {.kind = due ? Kind::primary : Kind::secondary,
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
        memory.draft = draft_of(model, callback);
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
    const std::string zone = lead ? lead->zone : std::string();
    const Dialog dialog("move_callback", "Move callback: " + name_of(lead));
    bool done = false;
    if (dialog) {
        draw_callback_form(model, {.campaign = campaign, .zone = zone}, memory.draft, wishes);
        const std::string reason =
            model.link == Link::live ? "" : "Moving a callback needs a connection.";
        const DialogAnswer answer = dialog_buttons({.confirm = "Move", .disabled = reason});
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

}  // namespace

void draw_callbacks(const Model& model, CallbacksMemory& memory, WorkMemory& work,
                    Wishes& wishes) {
    open_taken(model, memory, work, wishes);
    const OwnCallbacks own = own_callbacks(model);
    std::string below = std::to_string(own.open.size()) + " promised";
    if (own.due > 0) below += ", " + std::to_string(own.due) + " due now";
    page_header("Callbacks", own.open.empty() ? "Your promises to call again" : below);
    gap(space::half);
    {
        Table table("callbacks", "Callbacks", columns,
                    {.row_height = two_line_row,
                     .empty_icon = icon::calendar_clock,
                     .empty = "You have promised no callback. Complete a call with “Callback” to "
                              "promise one."});
        while (table.next(own.open.size())) {
            draw_row(model, *own.open[table.row()], table, memory, wishes);
        }
    }
    draw_move(model, memory, wishes);
}

}  // namespace recall::ui
