#include "ui/parts/call_record.hpp"
#include "ui/parts/callback_changes.hpp"
#include "ui/parts/callback_words.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/callbacks/callbacks_parts.hpp"
#include "ui/toolkit/widgets.hpp"

namespace recall::ui {
namespace {

constexpr float fact_width_min_px = 150;

std::string deed_words(const Model& model, const CallbackStep& step) {
    const State& view = model.replica->view();
    const std::string time =
        step.callback_time ? " for " + moment_words(model, step.callback_time) : std::string();
    const std::string whose = step.recipient == Recipient::USERONLY
                                  ? ", kept by " + name_of(view, step.user)
                                  : std::string(", for anyone");
    switch (step.what) {
        case CallbackDeed::booked: return "Promised" + time + whose;
        case CallbackDeed::again: return "Set again by itself" + time + whose;
        case CallbackDeed::moved: return "Moved: now" + time + whose;
        case CallbackDeed::opened: return "Kept too long: left to anyone";
        case CallbackDeed::released: return "Released: anyone may call";
        case CallbackDeed::taken: return "Taken by " + name_of(view, step.user);
        case CallbackDeed::ended: return "Ended: " + callback_end_words(step.ended);
    }
    return "";
}

void draw_facts(const Model& model, const CallbackLine& line) {
    const State& view = model.replica->view();
    const Callback& callback = line.callback;
    const List* list = view.list(callback.list);
    Grid grid("facts", fact_width_min_px, 2);
    const auto one = [&grid](const char* label, const std::string& value) {
        grid.next();
        fact(label, value);
    };
    one("Time", moment_words(model, callback.callback_time));
    one("Promised as", callback.wall_time.empty()
                           ? "Set by itself"
                           : wall_words(model, callback.wall_time) + " " + callback.zone);
    one("Recipient", callback.recipient == Recipient::ANYONE ? "Anyone" : "Its owner only");
    one("Owner", name_of(view, callback.user));
    one("Campaign", campaign_name(view, callback.campaign));
    one("List", list ? list->name : callback.list);
    one("Promised at", moment_words(model, callback.entry_time));
    one("Set again by itself", std::to_string(callback.retries) + " times");
}

void draw_story(const Model& model, const CallbackRecord& record) {
    gap(space::half);
    heading("What happened");
    for (const CallbackStep& step : record.history) {
        paragraph(deed_words(model, step));
        const std::string by = step.by == clock_name ? "The clock"
                                                     : name_of(model.replica->view(), step.by);
        muted(time_of_day(model, step.at) + " · " + by);
        if (!step.why.empty()) paragraph("“" + step.why + "”", Ink::muted, Type::small);
    }
    if (record.calls.empty()) return;
    gap(space::half);
    heading("Calls of this number");
    for (const CallbackCall& call : record.calls) {
        muted(time_of_day(model, call.completed_at) + " · " +
              name_of(model.replica->view(), call.agent) + " · " + call.outcome.text());
        if (!call.notes.empty()) paragraph(call.notes);
    }
}

void draw_actions(const Model& model, const Callback& callback, CallbackChanges& changes) {
    const std::string why_not = why_not_now(model);
    if (!is_open(callback.status)) return;
    const ButtonOptions edit{.icon = icon::calendar_clock, .disabled = why_not};
    if (button("move", "Change…", edit)) begin_move(model, callback, changes);
    const ButtonOptions end{.icon = icon::ban, .disabled = why_not};
    flow(button_width("Cancel callback…", end));
    if (button("cancel", "Cancel callback…", end)) begin_cancel(callback, changes);
}

}  // namespace

void draw_viewed_callback(const Model& model, const CallbackLine& line, ViewerMemory& memory) {
    const Callback& callback = line.callback;
    copyable("phone", "Phone", phone_text(line.phone), Type::title);
    badge(callback_state_words(line), callback_state_tone(line));
    gap(space::half);
    draw_actions(model, callback, memory.changes);
    gap(space::half);
    draw_facts(model, line);
    if (!callback.comments.empty()) {
        gap(space::half);
        copyable_notes("comments", "Comments", callback.comments);
    }
    const AnswerOf<CallbackRecord>& record = model.answers->callback;
    if (record.known && record.callback.callback.id == callback.id) draw_story(model, record);
}

}  // namespace recall::ui
