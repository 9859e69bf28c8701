// A day that ended while the tab could not hear of it: its numbers went back at midnight, and the
// new ones are not here. RULES.md §7.
#pragma once

#include "ui/model/model.hpp"

#include <string>

namespace recall::ui {

// The day this agent's rows are of, where it is over; none where there is a connection, or where
// they are of today.
Day past_day(const Model& model);
// Calls of this agent that wait for the relay.
std::size_t own_calls_waiting(const Model& model);
// "Thursday"; of more than a week ago "Thu 19 Nov".
std::string past_day_words(const Model& model, Day day);

}  // namespace recall::ui
