// The tray holds what the relay refused, until somebody has seen to it. Much of it sees to itself.
#pragma once

#include "core/command.hpp"

namespace recall {

// Whether the refused wish asks nothing of anybody any more, now that a later one of the same user
// was accepted: the claim of a number that was completed all the same. What was typed in a refused
// wish stays, unless the accepted one says it too.
bool is_pointless(const Command& refused, const Command& accepted);

// A step of the work on one number, in which nothing is typed.
bool is_step(const Command& command);

}  // namespace recall
