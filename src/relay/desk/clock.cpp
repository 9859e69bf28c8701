#include "relay/desk/clock.hpp"

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
    constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
    std::int64_t day = at.ms / day_ms;
    if (at.ms % day_ms < 0) --day;
    const auto rest = static_cast<int>(at.ms - day * day_ms);
    std::array<char, 32> time{};
    std::snprintf(time.data(), time.size(), "T%02d:%02d:%02d.%03dZ", rest / 3'600'000,
                  rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
    return to_text(Day{static_cast<std::int32_t>(day)}) + time.data();
}

}  // namespace recall
