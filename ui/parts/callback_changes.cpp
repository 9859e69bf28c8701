#include "ui/parts/callback_changes.hpp"

#include "ui/parts/callback_form.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>

namespace recall::ui {
namespace {

constexpr int later_minutes_max = 7 * 24 * 60;

// ---- One of them

void draw_owner(const Model& model, CallbackMove& move) {
    constexpr std::array names = {"Its owner only", "Anyone"};
    int recipient = static_cast<int>(move.recipient);
    if (select("recipient", "Who calls", names, recipient)) {
        move.recipient = static_cast<Recipient>(recipient);
    }
    const State& view = model.replica->view();
    fact("Owner", name_of(view, move.user));
    const auto agent = choose_agent("owner", view,
                                    {.label = "Give it to…",
                                     .campaign = move.callback.campaign,
                                     .except = move.user});
    if (agent) move.user = *agent;
}

MoveCallback command_of(const Model& model, const CallbackMove& move) {
    const NewCallback to = promised(model, move.callback.zone, move.draft);
    MoveCallback command{move.callback.id, {}, {}, {}, move.recipient, move.user,
                         to.comments, move.why};
    if (to.time != move.callback.callback_time) {
        command.time = to.time;
        command.wall_time = to.wall_time;
        command.zone = to.zone;
    }
    return command;
}

void draw_move(const Model& model, CallbackChanges& changes, Wishes& wishes) {
    if (!changes.move) return;
    CallbackMove& move = *changes.move;
    const Dialog dialog("move_callback", "Change callback", {.width = 520});
    DialogAnswer answer = DialogAnswer::none;
    if (dialog) {
        const Campaign* campaign = model.replica->view().campaign(move.callback.campaign);
        draw_callback_form(model,
                           {.campaign = campaign, .zone = move.callback.zone, .for_leader = true},
                           move.draft, wishes);
        draw_owner(model, move);
        text_field("why", "Why", move.why, {.bytes_max = callback_comments_bytes_max});
        answer = dialog_buttons({.confirm = "Change", .disabled = why_not_now(model)});
    }
    if (answer == DialogAnswer::confirm) {
        wishes.push_back(Give{command_of(model, move), "The callback is changed"});
        ++changes.made;
    }
    if (answer != DialogAnswer::none || dialog.dismissed()) changes.move.reset();
}

// ---- Many at once

bool says_something(const CallbacksChange& change) {
    return change.cancel || change.user || change.recipient > 0 || change.later_minutes != 0;
}

ChangeCallbacks wish_of(const CallbacksChange& change, bool dry_run) {
    ChangeCallbacks wish;
    if (change.all) wish.terms = change.terms;
    else wish.callbacks.assign(change.callbacks.begin(), change.callbacks.end());
    wish.cancel = change.cancel;
    if (!change.cancel) {
        wish.user = change.user.value_or("");
        if (change.recipient == 1) wish.recipient = Recipient::USERONLY;
        if (change.recipient == 2) wish.recipient = Recipient::ANYONE;
        wish.later_minutes = change.later_minutes;
    }
    wish.why = change.why;
    wish.dry_run = dry_run;
    return wish;
}

void draw_fields(const Model& model, CallbacksChange& change) {
    const State& view = model.replica->view();
    constexpr std::array deeds = {"Change them", "Cancel them"};
    int deed = change.cancel ? 1 : 0;
    if (select("deed", "What to do", deeds, deed)) change.cancel = deed == 1;
    if (!change.cancel) {
        if (change.user) fact("New owner", name_of(view, *change.user));
        if (const auto agent = choose_agent("owner", view, {.label = "Give them to…"})) {
            change.user = *agent;
        }
        constexpr std::array recipients = {"As it is", "Their owner only", "Anyone"};
        select("recipient", "Who calls", recipients, change.recipient);
        number_field("later", "Later by so many minutes", change.later_minutes,
                     -later_minutes_max, later_minutes_max, {.hint = "Below 0: earlier"});
    }
    text_field("why", "Why", change.why, {.bytes_max = callback_comments_bytes_max});
}

std::string callbacks_counted(std::int64_t count) {
    return grouped(count) + (count == 1 ? " callback" : " callbacks");
}

// What the rules said, or would say.
void draw_outcome(const Model& model, const CallbackChange& told, bool cancel) {
    const char* changed = cancel ? (told.dry_run ? " would be cancelled" : " cancelled")
                                 : (told.dry_run ? " would change" : " changed");
    std::string words = callbacks_counted(told.changed) + changed;
    if (told.unchanged > 0) words += ", " + grouped(told.unchanged) + " stay as they are";
    if (told.refused > 0) words += ", " + grouped(told.refused) + " are refused";
    strong(words + ".");
    if (cancel && told.changed > 0) {
        muted("Nobody calls these numbers then, until a manager restores them to the pool.");
    }
    if (told.not_reached > 0) {
        notice("not_reached",
               {.tone = Tone::bad,
                .words = callbacks_counted(told.not_reached) + " not reached, and as they were: " +
                         told.trouble});
    }
    for (const auto& [user, count] : told.owners) {
        muted(name_of(model.replica->view(), user) + ": " + callbacks_counted(count));
    }
    for (const std::string& reason : told.reasons) paragraph(reason, Ink::warn, Type::small);
}

bool draw_many(const Model& model, CallbackChanges& changes, Wishes& wishes) {
    if (!changes.many) return false;
    CallbacksChange& change = *changes.many;
    const CallbackChange& told = model.acts->callback_change;
    const std::string deed = change.cancel ? "Cancel " : "Change ";
    const Dialog dialog("change_callbacks", deed + callbacks_counted(change.count), {.width = 460});
    DialogAnswer answer = DialogAnswer::none;
    const bool previewed = change.asked && told.known && !told.asking && told.dry_run;
    const bool failed = !told.problem.empty();
    const bool done = change.asked && told.known && !told.asking && !told.dry_run && !failed;
    if (dialog && !change.asked) {
        draw_fields(model, change);
        const std::string reason = says_something(change) ? why_not_now(model)
                                                          : "Say what to change.";
        answer = dialog_buttons({.confirm = "See what changes", .disabled = reason});
    } else if (dialog) {
        if (failed) notice("problem", {.tone = Tone::bad, .words = told.problem});
        else if (told.asking || !told.known) muted("Asking the relay…");
        else draw_outcome(model, told, change.cancel);
        const std::string confirm = done ? std::string("Done")
                                         : deed + callbacks_counted(told.changed);
        std::string reason = done || (previewed && told.changed > 0) ? "" : "Nothing would change.";
        if (failed) reason = "Go back, and try it again.";
        answer = dialog_buttons(
            {.confirm = confirm,
             .kind = change.cancel && !done ? ButtonKind::danger : ButtonKind::primary,
             .disabled = reason,
             .cancel = done ? "Close" : "Back",
             .busy = told.asking});
    }
    if (answer == DialogAnswer::confirm && !done) {
        wishes.push_back(wish_of(change, !previewed));
        change.asked = true;
    }
    const bool leave = done && (answer != DialogAnswer::none || dialog.dismissed());
    if (leave) ++changes.made;
    if (leave || dialog.dismissed() || (answer == DialogAnswer::cancel && !change.asked)) {
        changes.many.reset();
    } else if (answer == DialogAnswer::cancel) {
        change.asked = false;
    }
    return leave;
}

}  // namespace

void begin_move(const Model& model, const Callback& callback, CallbackChanges& changes) {
    CallbackMove move;
    move.callback = callback;
    move.draft = draft_of(model, callback, callback.zone);
    move.recipient = callback.recipient;
    move.user = callback.user;
    changes.move = std::move(move);
}

void begin_cancel(const Callback& callback, CallbackChanges& changes) {
    CallbacksChange change;
    change.callbacks = {callback.id};
    change.count = 1;
    change.cancel = true;
    changes.many = std::move(change);
}

bool draw_callback_changes(const Model& model, CallbackChanges& changes, Wishes& wishes) {
    draw_move(model, changes, wishes);
    return draw_many(model, changes, wishes);
}

}  // namespace recall::ui
