// What a file says of do-not-call lists, put on them: never in place of what stands there.
#pragma once

#include "relay/desk/desk_thread.hpp"

namespace recall {

// Of the lines, those that the desk's lists do not have and whose last day is not past, each once.
// One of a campaign that is not on this desk is the list's campaign's: `into`.
std::vector<DoNotCall> new_bar_lines(DeskThread& desk, const ListId& into,
                                     std::vector<DoNotCall> lines);

struct Barred {
    std::int64_t numbers = 0;
    std::optional<Rejection> rejection;
    std::optional<JournalError> error;  // what was done before it stays
};
// A bounded command at a time, so that agents go on between them.
Barred bar_numbers(DeskThread& desk, const Username& by, const std::vector<DoNotCall>& lines);

}  // namespace recall
