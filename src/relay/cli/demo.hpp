// The demo: a desk to look at. Users, campaigns and numbers, and a day's work half done.
#pragma once

#include "journal/accounts.hpp"
#include "relay/desk/desk_thread.hpp"

namespace recall {

// Fills an empty desk by way of commands like any other; leaves one alone that has users already.
// Returns what went wrong, or nothing.
std::optional<std::string> fill_with_demo(DeskThread& desk, AccountStore& accounts);

}  // namespace recall
