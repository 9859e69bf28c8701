#include "ui/parts/callback_form.hpp"

#include "ui/parts/listing.hpp"
#include "ui/toolkit/keys.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <utility>

namespace recall::ui {
namespace {

constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
constexpr int comments_lines = 2;
constexpr float time_width_min_px = 130;

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

std::int64_t slot_ms(const CallbackDraft& draft) { return draft.slot_minutes * minute_ms; }

// Days and slots of a draft are those of the customer's clocks, in this zone.
int running_slot(const Model& model, const std::string& zone, const CallbackDraft& draft) {
    return static_cast<int>(local_time(model, zone, model.now).ms / slot_ms(draft));
}

struct Chosen {
    Day day;
    int slot = 0;
};
// What is not chosen yet, or has passed since, is the slot that runs now, or one soon after it.
Chosen chosen_of(const Model& model, const std::string& zone, const CallbackDraft& draft) {
    const Day today = local_time(model, zone, model.now).day;
    const Day day = std::max(draft.day.chosen, today);
    const int now = running_slot(model, zone, draft);
    const int slot = draft.slot < 0 ? now + draft.ahead : draft.slot;
    const int first = day == today ? now : 0;
    const int slots = static_cast<int>(day_ms / slot_ms(draft));
    if (slot >= slots) return {next(day), slot - slots};
    return {day, std::max(slot, first)};
}

Instant instant_of(const Model& model, const std::string& zone, const CallbackDraft& draft) {
    Chosen chosen = chosen_of(model, zone, draft);
    // Clocks that are put forward leave out two hours at most.
    for (int tries = 0; tries < 8; ++tries, ++chosen.slot) {
        if (const auto at = instant_at(model, zone, chosen.day, chosen.slot * slot_ms(draft))) {
            return *at;
        }
    }
    return model.now;
}

// ---- The hours in which the customer may be rung

const std::string& place_of(const Model& model, const CallbackForm& form) {
    return form.zone.empty() ? desk_zone(model) : form.zone;
}

recall::LocalTime time_there(const Model& model, const CallbackForm& form, Instant at) {
    const LocalTime there = local_time(model, place_of(model, form), at);
    return {there.day, static_cast<int>(there.ms / minute_ms)};
}

bool is_closed(const Model& model, const CallbackForm& form, Instant at) {
    if (!form.campaign || form.campaign->hours.empty()) return false;
    return !recall::is_open(form.campaign->hours, place_of(model, form),
                            time_there(model, form, at));
}

// Says so where the chosen time is closed, and offers the nearest that is not.
void draw_closed(const Model& model, const CallbackForm& form, CallbackDraft& draft) {
    const std::string& zone = place_of(model, form);
    const Instant chosen = instant_of(model, zone, draft);
    if (!is_closed(model, form, chosen)) return;
    paragraph("The customer may not be called at that time.", Ink::warn, Type::small);
    const auto nearest = nearest_open_slot(form.campaign->hours, zone,
                                           time_there(model, form, chosen),
                                           time_there(model, form, model.now), draft.slot_minutes);
    if (!nearest) return;
    const std::int64_t ms = nearest->minute * minute_ms;
    const std::string day = day_words(nearest->day, model.today);
    if (!link("nearest", "Nearest open: " + day + ", " + clock_text(ms))) return;
    draft.day.chosen = nearest->day;
    draft.slot = static_cast<int>(ms / slot_ms(draft));
}

void draw_day(const Model& model, const CallbackForm& form, CallbackDraft& draft) {
    const std::string words =
        day_words(chosen_of(model, place_of(model, form), draft).day, model.today);
    if (button("day", words, {.icon = icon::calendar,
                              .tooltip = draft.day_open ? "Hides the month" : "Shows the month",
                              .width = fill_width})) {
        draft.day_open = !draft.day_open;
        draft.day_focus = draft.day_open;
    }
    if (form.focus || (draft.day_focus && !draft.day_open)) {
        focus_last_item();
        draft.day_focus = false;
    }
}

// So many days ahead the rules take a promise.
int days_ahead(const CallbackForm& form) {
    return form.campaign ? form.campaign->callback_days : callback_days_default;
}

void draw_slots(const Model& model, const CallbackForm& form, CallbackDraft& draft) {
    const std::string& zone = place_of(model, form);
    const Chosen chosen = chosen_of(model, zone, draft);
    const Day today = local_time(model, zone, model.now).day;
    const int first = chosen.day == today ? running_slot(model, zone, draft) : 0;
    std::vector<std::string> times;
    std::vector<int> slots;
    int index = -1;
    const Instant last = model.now + days_ahead(form) * day_ms;  // what the rules take
    for (int slot = first; slot < static_cast<int>(day_ms / slot_ms(draft)); ++slot) {
        const auto at = instant_at(model, zone, chosen.day, slot * slot_ms(draft));
        if (!at || *at > last) continue;
        // An hour that clocks are put forward over is the one after it: instant_of().
        if (index < 0 && slot >= chosen.slot) index = static_cast<int>(times.size());
        times.push_back(clock_text(slot * slot_ms(draft)) +
                        (is_closed(model, form, *at) ? " · closed" : ""));
        slots.push_back(slot);
    }
    if (select("time", "Time", times, index, {.label_hidden = true}) && index >= 0) {
        draft.day.chosen = chosen.day;
        draft.slot = slots[static_cast<std::size_t>(index)];
    }
}

// ---- The times that are promised most, one press each

struct QuickTime {
    const char* label;
    const Key& key;
    Day day;
    std::int64_t minute = 0;  // of that day, by the customer's clocks
};
constexpr std::int64_t morning = 9 * 60, afternoon = 15 * 60;

std::vector<QuickTime> quick_times(const Model& model, const std::string& zone,
                                   int slot_minutes) {
    const LocalTime there = local_time(model, zone, model.now);
    const std::int64_t now = there.ms / minute_ms;
    std::int64_t in_an_hour = now + 60 + slot_minutes - 1;
    in_an_hour -= in_an_hour % slot_minutes;
    const bool today = in_an_hour < 24 * 60;
    std::vector<QuickTime> times{{"In 1 h", key::in_an_hour, today ? there.day : next(there.day),
                                  today ? in_an_hour : in_an_hour - 24 * 60}};
    if (now < afternoon) times.push_back({"15:00", key::this_afternoon, there.day, afternoon});
    times.push_back({"Tomorrow 9:00", key::tomorrow, next(there.day), morning});
    // The 1st of January 1970 was a Thursday.
    constexpr int days_to_monday = 4;
    Day monday = next(next(there.day));
    while ((monday.number - days_to_monday) % 7 != 0) monday = next(monday);
    times.push_back({"Mon 9:00", key::monday, monday, morning});
    return times;
}

void draw_quick_times(const Model& model, const CallbackForm& form, CallbackDraft& draft) {
    const std::string& zone = place_of(model, form);
    const Instant last = model.now + days_ahead(form) * day_ms;
    bool first = true;
    for (const QuickTime& time : quick_times(model, zone, draft.slot_minutes)) {
        const auto at = instant_at(model, zone, time.day, time.minute * minute_ms);
        if (at && *at > last) continue;
        const std::string day = day_words(time.day, model.today);
        const ButtonOptions small{.tooltip = day, .key = time.key.chord, .small = true};
        if (!first) flow(button_width(time.label, small), space::half);
        first = false;
        if (!button(time.label, time.label, small)) continue;
        draft.day.chosen = time.day;
        draft.day.shown = {};
        draft.day_open = false;
        draft.slot = static_cast<int>(time.minute / draft.slot_minutes);
    }
}

// Whether the customer's clocks show another hour than the desk's then.
bool is_elsewhere(const Model& model, const CallbackForm& form, Instant at) {
    return offset_at(model, form.zone, at) != offset_at(model, "", at);
}

// "12 promised for 09:00 already", so that nobody books two hundred at nine. By the desk's clocks.
void draw_load(const Model& model, const CallbackForm& form, const CallbackDraft& draft,
               Wishes& wishes) {
    const Instant chosen = instant_of(model, place_of(model, form), draft);
    const LocalTime here = local_time(model, "", chosen);
    const AnswerOf<CallbackLoad>& load = model.answers->callback_day;
    Inquiry inquiry;
    inquiry.path = path_of(CallbackLoadQuery{
        .day = here.day, .campaign = form.campaign ? form.campaign->id : Code{}});
    inquiry.about = inquiry.path;
    keep_asking(model, Topic::callback_day, inquiry, wishes);
    if (!load.known || load.about != inquiry.about) return;
    const std::int64_t since = chosen - load.start;
    const auto step =
        static_cast<std::size_t>(std::max<std::int64_t>(since, 0) /
                                 (std::max<std::int64_t>(load.step_minutes, 1) * minute_ms));
    if (step >= load.steps.size() || load.steps[step] == 0) return;
    muted(grouped(load.steps[step]) + " promised for " + clock_text(here.ms) +
          (is_elsewhere(model, form, chosen) ? " your time already" : " already"));
}

// The desk's clocks beside the customer's.
void draw_own_time(const Model& model, const CallbackForm& form, const CallbackDraft& draft) {
    const Instant chosen = instant_of(model, place_of(model, form), draft);
    if (!is_elsewhere(model, form, chosen)) return;
    const LocalTime here = local_time(model, "", chosen);
    paragraph("Your time: " + day_words(here.day, model.today) + ", " + clock_text(here.ms) +
                  ". The customer's clocks are those of " + form.zone + ".",
              Ink::muted, Type::small);
}

std::string why_not_only_me(const Model& model, const CallbackForm& form) {
    if (form.campaign && !form.campaign->callbacks.agents_may_keep) {
        return "In this campaign callbacks are for anyone.";
    }
    const User* me = model.replica->me();
    if (me && me->may_keep_callbacks) return "";
    return "You may not keep callbacks: anyone will call at that time.";
}

void draw_only_me(const Model& model, const CallbackForm& form, CallbackDraft& draft) {
    const std::string why_not = why_not_only_me(model, form);
    if (!draft.begun && form.campaign) draft.only_me = form.campaign->callbacks.only_me_default;
    draft.begun = true;
    if (!why_not.empty()) draft.only_me = false;
    checkbox("only_me", "Only me", draft.only_me, why_not);
}

}  // namespace

std::optional<Instant> instant_at(const Model& model, const std::string& zone, Day day,
                                  std::int64_t ms) {
    const std::int64_t local = day.number * day_ms + ms;
    const std::int64_t before = offset_at(model, zone, {local - day_ms});
    const std::int64_t after = offset_at(model, zone, {local + day_ms});
    // Where clocks are put back the greater offset is the earlier of the two instants.
    for (const std::int64_t offset : {std::max(before, after), std::min(before, after)}) {
        if (offset_at(model, zone, {local - offset}) == offset) return Instant{local - offset};
    }
    return std::nullopt;
}

void draw_callback_form(const Model& model, const CallbackForm& form, CallbackDraft& draft,
                        Wishes& wishes) {
    if (form.campaign) draft.slot_minutes = form.campaign->callbacks.slot_minutes;
    const std::string& zone = place_of(model, form);
    const Day today = local_time(model, zone, model.now).day;
    const bool elsewhere = is_elsewhere(model, form, instant_of(model, zone, draft));
    muted(elsewhere ? "Call again on, by the customer's clocks" : "Call again on");
    {
        Grid grid("when", time_width_min_px, 2);
        grid.next();
        draw_day(model, form, draft);
        grid.next();
        draw_slots(model, form, draft);
    }
    if (draft.day_open) {
        CalendarState shown = draft.day;
        shown.chosen = chosen_of(model, zone, draft).day;
        const Day last{today.number + days_ahead(form)};
        const bool focus = std::exchange(draft.day_focus, false);
        if (calendar("callback_day", shown, today, today, last, {}, focus) || take_escape()) {
            draft.day_open = false;
            draft.day_focus = true;
        }
        if (!draft.day_open || shown.shown != draft.day.shown) draft.day = shown;
    }
    draw_quick_times(model, form, draft);
    draw_closed(model, form, draft);
    draw_own_time(model, form, draft);
    draw_load(model, form, draft, wishes);
    if (!form.for_leader) draw_only_me(model, form, draft);
    notes_field("comments", "Comments", draft.comments,
                {.placeholder = "What to know before calling again",
                 .bytes_max = callback_comments_bytes_max,
                 .lines = comments_lines});
}

NewCallback promised(const Model& model, const std::string& zone, const CallbackDraft& draft) {
    const std::string& theirs = zone.empty() ? desk_zone(model) : zone;
    const Instant at = instant_of(model, theirs, draft);
    return {at, wall_time(model, theirs, at), theirs,
            draft.only_me ? Recipient::USERONLY : Recipient::ANYONE, draft.comments};
}

CallbackDraft draft_of(const Model& model, const Callback& callback, const std::string& zone) {
    const LocalTime local = local_time(model, zone, callback.callback_time);
    CallbackDraft draft;
    draft.day.chosen = local.day;
    const Campaign* campaign = model.replica->view().campaign(callback.campaign);
    if (campaign) draft.slot_minutes = campaign->callbacks.slot_minutes;
    draft.slot = static_cast<int>(local.ms / slot_ms(draft));
    draft.only_me = callback.recipient == Recipient::USERONLY;
    draft.begun = true;
    draft.comments = callback.comments;
    return draft;
}

std::string wall_time(const Model& model, const std::string& zone, Instant at) {
    const LocalTime local = local_time(model, zone, at);
    return to_text(local.day) + " " + clock_text(local.ms);
}

Day day_at(const Model& model, Instant at) { return local_time(model, "", at).day; }

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
        if (left > 0) {
            toolkit().wake_at(frame().now_ms + left);
            continue;
        }
        ++own.due;
        const Campaign* campaign = view.campaign(callback->campaign);
        const CallbackRules rules = campaign ? campaign->callbacks : CallbackRules{};
        if (own.alert != CallbackAlert::blink && rules.alert != CallbackAlert::none) {
            own.alert = rules.alert;
        }
        const bool earlier = !own.first || callback->callback_time < own.first->callback_time;
        if (rules.due_first && earlier) own.first = callback;
    }
    std::sort(own.open.begin(), own.open.end(), [](const Callback* a, const Callback* b) {
        if (a->callback_time != b->callback_time) return a->callback_time < b->callback_time;
        return a->id < b->id;
    });
    return own;
}

}  // namespace recall::ui
