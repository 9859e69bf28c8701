// When to call again: a day of a calendar, a half hour, for whom. Used where a call is completed
// and where a callback is moved.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <optional>
#include <string>
#include <vector>

namespace recall::ui {

struct CallbackForm {
    const Campaign* campaign = nullptr;  // whose rules hold; none: the usual ones
    std::string zone{};                  // the customer's; empty: the desk's
    bool for_leader = false;             // who sets the owner elsewhere
    bool focus = false;                  // the keyboard goes to the day
};

// Times are chosen by the customer's clocks. Where the desk's show another hour it is said, and how
// many are promised for that time already.
void draw_callback_form(const Model& model, const CallbackForm& form, CallbackDraft& draft,
                        Wishes& wishes);

// The instant at which the clocks of the zone (empty: the desk's) show that time of the day; the
// first of the two where it comes twice, none where clocks are put forward over it.
std::optional<Instant> instant_at(const Model& model, const std::string& zone, Day day,
                                  std::int64_t ms);

// What the draft promises to a customer of that zone (empty: the desk's), by whose clocks it is.
NewCallback promised(const Model& model, const std::string& zone, const CallbackDraft& draft);

// The draft of a callback that is there already, for a form of that zone.
CallbackDraft draft_of(const Model& model, const Callback& callback, const std::string& zone);

// "2026-11-21 14:30" at that instant, by the clocks of the zone (empty: the desk's): as commands
// say it. What people read: wall_words.
std::string wall_time(const Model& model, const std::string& zone, Instant at);

// The date of that instant, by the desk's clocks then.
Day day_at(const Model& model, Instant at);

// The agent's own promises, the earliest first.
struct OwnCallbacks {
    std::vector<const Callback*> open;
    int due = 0;  // kept for the agent, and their time has come
    CallbackAlert alert = CallbackAlert::none;  // as the campaigns of the due ones wish it
    const Callback* first = nullptr;  // the first due one that is to stand before other numbers
};
OwnCallbacks own_callbacks(const Model& model);

}  // namespace recall::ui
