// The word of whoever holds the machine that its clock is right: the file clock-is-right in the
// desk's folder, which `recall desk clock` writes and a relay in doubt takes away. desk_clock.hpp.
#pragma once

#include "core/ids.hpp"

#include <string>

namespace recall {

// A word that is older than this, by the clock in question, was said of another doubt.
constexpr std::int64_t clock_word_ms_max = 10 * minute_ms;

// False where it could not be written.
bool leave_clock_word(const std::string& folder, Instant machine);
// Whether there is one that was left just now; it is gone then.
bool take_clock_word(const std::string& folder, Instant machine);

}  // namespace recall
