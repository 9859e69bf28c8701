// A Day as the standard calendar has it. The calendar only: what time it is the core never asks.
#pragma once

#include "core/ids.hpp"

#include <chrono>

namespace recall {

inline std::chrono::sys_days to_sys(Day day) {
    return std::chrono::sys_days(std::chrono::days(day.number));
}
inline Day to_day(std::chrono::sys_days at) {
    return {static_cast<std::int32_t>(at.time_since_epoch().count())};
}

}  // namespace recall
