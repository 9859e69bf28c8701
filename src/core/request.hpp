// A command as the relay received it. The relay vouches for who asks, when, and on which day.
#pragma once

#include "core/command.hpp"

namespace recall {

// Two that are no people. Neither name can be a username (see SaveUser).
inline const Username clock_name = "clock";        // the scheduler
inline const Username operator_name = "operator";  // whoever holds the machine: command line, demo

struct Request {
    Username by;
    Instant now;
    Day today;  // the date of `now` in the desk's zone
    Command command;
    // The assignment the command names, or that of the archived call it names, where the journal
    // knows it.
    std::optional<Assignment> recalled = std::nullopt;
    // Whoever vouches for what the clocks of a place show. A tab has none: there every hour counts
    // as open, and the relay has the last word.
    const Clocks* clocks = nullptr;
    // Set: by a session that had ended, and when it was wished by the device's clock. Judged as
    // late work, by the rights of then; a call that the rules cannot place becomes an item for
    // managers, so that nothing typed is lost.
    std::optional<Instant> handed_in = std::nullopt;
};

}  // namespace recall
