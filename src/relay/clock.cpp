#include "relay/clock.hpp"

#include "core/dates.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace recall {

Instant system_now() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

std::string rfc3339(Instant at) {
    if (!at) return "";
    const std::chrono::sys_time<std::chrono::milliseconds> instant{std::chrono::milliseconds(at.ms)};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d.%03dZ",
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return to_text(to_day(day)) + text.data();
}

}  // namespace recall
