// What happened to a callback, step by step: who set, moved, released, took and ended it, when and
// why. Worked out of a command's events alone, so that what the journal keeps of it can be checked
// against its records.
#pragma once

#include "core/event.hpp"

namespace recall {

enum class CallbackDeed {
    booked,
    again,     // set again by itself, after nobody was reached
    moved,
    opened,    // by the clock: from one agent to anyone
    released,
    taken,
    ended,
};

// Fields that the deed says nothing of are empty.
struct CallbackStep {
    CallbackId callback;
    std::int64_t record = 0;  // the record's number, and
    int step = 0;             // which of its events
    Instant at;
    Username by;
    CallbackDeed what = CallbackDeed::booked;
    Instant callback_time;
    Username user;
    std::optional<Recipient> recipient;
    CallbackEnd ended = CallbackEnd::none;
    std::string why;  // personal
    bool operator==(const CallbackStep&) const = default;
};

// Of one command: its record's number, its time, who gave it and what followed.
std::vector<CallbackStep> callback_steps(std::int64_t record, Instant at, const Username& by,
                                         const Events& events);

}  // namespace recall
