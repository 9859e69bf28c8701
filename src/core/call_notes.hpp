// What was written beside a completed call afterwards. Worked out of a command's events alone, and
// kept by the journal: the State lets calls go with their day.
#pragma once

#include "core/event.hpp"

namespace recall {

struct CallNote {
    CallId call;
    std::int64_t record = 0;  // that wrote it
    Instant at;
    Username by;
    std::string text;       // personal
    bool reviewed = false;  // a manager has looked at the call
    bool operator==(const CallNote&) const = default;
};

// Of one command: its record's number, its time, who gave it and what followed.
std::optional<CallNote> call_note(std::int64_t record, Instant at, const Username& by,
                                  const Events& events);

}  // namespace recall
