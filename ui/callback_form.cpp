#include "ui/callback_form.hpp"

#include "ui/widgets.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
constexpr int slots_of_a_day = static_cast<int>(day_ms / callback_slot_ms);
constexpr int comments_lines = 2;

const std::string& desk_zone(const Model& model) { return model.replica->view().desk().zone; }

std::int64_t offset_at(const Model& model, const std::string& zone, Instant at) {
    if (!model.zone_offset_ms) return model.utc_offset_ms;
    return model.zone_offset_ms(zone.empty() ? desk_zone(model) : zone, at);
}

struct LocalTime {
    Day day;
    std::int64_t ms = 0;  // since its midnight
};
LocalTime local_time(const Model& model, const std::string& zone, Instant at) {
    const std::int64_t local = at.ms + offset_at(model, zone, at);
    return {{static_cast<std::int32_t>(local / day_ms)}, local % day_ms};
}

int slot_of(std::int64_t ms) { return static_cast<int>(ms / callback_slot_ms); }

std::string clock_text(std::int64_t ms) {
    const auto two = [](std::int64_t number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return two(ms / minute_ms / 60) + ":" + two(ms / minute_ms % 60);
}

int first_slot(const Model& model, Day day) {
    return day == model.today ? slot_of(local_time(model, "", model.now).ms) : 0;
}

// What is not chosen yet, or has passed since, is the half hour that runs now.
int chosen_slot(const Model& model, const CallbackDraft& draft) {
    const Day day = draft.day.chosen ? draft.day.chosen : model.today;
    const int now = slot_of(local_time(model, "", model.now).ms);
    return std::max(draft.slot < 0 ? now : draft.slot, first_slot(model, day));
}

// The instant at which the desk's clocks show that half hour.
Instant instant_of(const Model& model, const CallbackDraft& draft) {
    const Day day = draft.day.chosen ? draft.day.chosen : model.today;
    const std::int64_t local =
        day.number * day_ms + chosen_slot(model, draft) * callback_slot_ms;
    Instant at{local - offset_at(model, "", model.now)};
    // Once more with the offset of that day: clocks may be put forward or back until then.
    at.ms = local - offset_at(model, "", at);
    return at;
}

void draw_half_hours(const Model& model, CallbackDraft& draft) {
    const int first = first_slot(model, draft.day.chosen);
    std::vector<std::string> times;
    for (int slot = first; slot < slots_of_a_day; ++slot) {
        times.push_back(clock_text(slot * callback_slot_ms));
    }
    int index = chosen_slot(model, draft) - first;
    if (select("time", "Time", times, index) && index >= 0) draft.slot = first + index;
}

void draw_customers_time(const Model& model, const std::string& zone, Instant at) {
    if (zone.empty() || zone == desk_zone(model) || !model.zone_offset_ms) return;
    if (offset_at(model, zone, at) == offset_at(model, "", at)) return;
    const LocalTime there = local_time(model, zone, at);
    paragraph("For the customer: " + day_words(there.day) + ", " + clock_text(there.ms) + " (" +
                  zone + ")",
              Ink::muted, Type::small);
}

}  // namespace

void draw_callback_form(const Model& model, const CallbackForm& form, CallbackDraft& draft) {
    if (!draft.day.chosen) draft.day.chosen = model.today;
    const Day last{model.today.number + form.days};
    muted("Call again on " + day_words(draft.day.chosen));
    calendar("callback_day", draft.day, model.today, model.today, last);
    draw_half_hours(model, draft);
    draw_customers_time(model, form.zone, instant_of(model, draft));
    const User* me = model.replica->me();
    const bool may_keep = me && me->may_keep_callbacks;
    if (!may_keep) draft.only_me = false;
    checkbox("only_me", "Only me", draft.only_me,
             may_keep ? "" : "You may not keep callbacks: anyone will call at that time.");
    notes_field("comments", "Comments", draft.comments,
                {.placeholder = "What to know before calling again",
                 .bytes_max = callback_comments_bytes_max,
                 .lines = comments_lines});
}

NewCallback promised(const Model& model, const std::string& zone, const CallbackDraft& draft) {
    const Instant at = instant_of(model, draft);
    const std::string& theirs = zone.empty() ? desk_zone(model) : zone;
    return {at, wall_time(model, theirs, at), theirs,
            draft.only_me ? Recipient::USERONLY : Recipient::ANYONE, draft.comments};
}

CallbackDraft draft_of(const Model& model, const Callback& callback) {
    const LocalTime local = local_time(model, "", callback.callback_time);
    CallbackDraft draft;
    draft.day.chosen = std::max(local.day, model.today);
    draft.slot = slot_of(local.ms);
    draft.only_me = callback.recipient == Recipient::USERONLY;
    draft.comments = callback.comments;
    return draft;
}

std::string wall_time(const Model& model, const std::string& zone, Instant at) {
    const LocalTime local = local_time(model, zone, at);
    return to_text(local.day) + " " + clock_text(local.ms);
}

OwnCallbacks own_callbacks(const Model& model) {
    OwnCallbacks own;
    const State& view = model.replica->view();
    for (const CallbackId id : view.callbacks_of(model.replica->user())) {
        const Callback* callback = view.callback(id);
        if (callback->status != CallbackStatus::ACTIVE || view.assignment_of(callback->lead)) {
            continue;
        }
        own.open.push_back(callback);
        if (callback->recipient != Recipient::USERONLY) continue;
        const std::int64_t left = callback->callback_time - model.now;
        if (left <= 0) ++own.due;
        else toolkit().wake_at(frame().now_ms + left);
    }
    std::sort(own.open.begin(), own.open.end(), [](const Callback* a, const Callback* b) {
        if (a->callback_time != b->callback_time) return a->callback_time < b->callback_time;
        return a->id < b->id;
    });
    return own;
}

}  // namespace recall::ui
