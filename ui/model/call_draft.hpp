// CallDraft: what is entered of a call before it is completed.
#pragma once

#include "core/nouns.hpp"
#include "ui/toolkit/calendar.hpp"

#include <optional>
#include <string>

namespace recall::ui {

// A callback that is being promised or moved.
struct CallbackDraft {
    CalendarState day;
    int slot = -1;  // of the day; -1: the one that runs now,
    int ahead = 0;  // or so many after it
    int slot_minutes = callback_slot_minutes_default;
    bool only_me = false;
    std::string comments;
    bool begun = false;  // the campaign's choice of “Only me” was made
    bool day_open = false;  // the month is in sight
    bool day_focus = false;  // the keyboard goes to its day, or back to the button that shows it
    bool again = true;   // after a No Answer: promise another call
    bool operator==(const CallbackDraft&) const = default;
};

// What is entered of a call that is not completed yet. All of it is kept on this device
// (KeepDraft): neither another row nor a reload loses any.
struct CallDraft {
    std::optional<Code> outcome;
    std::string notes;
    CallbackDraft callback;  // when to call again, where it comes to that
    bool follow_up = false;  // it is given a day
    std::string closed_why;  // why it is rung in closed hours
    Instant called_at;       // only of a callback that was called without being taken
    bool operator==(const CallDraft&) const = default;
    bool is_blank() const { return !outcome && notes.empty() && closed_why.empty() && !called_at; }
};

}  // namespace recall::ui
