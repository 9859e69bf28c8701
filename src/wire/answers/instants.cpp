#include "wire/answers/instants.hpp"

#include <array>
#include <cstdio>

namespace recall {

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

Instant instant_from_rfc3339(std::string_view text) {
    // 2026-11-21T04:31:41.250Z
    const auto day = day_from_text(text.substr(0, 10));
    if (!day || text.size() < 20) return {};
    const auto number = [text](std::size_t at, std::size_t digits) {
        std::int64_t value = 0;
        for (std::size_t i = at; i < at + digits && i < text.size(); ++i) {
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const std::int64_t ms = text[19] == '.' && text.size() >= 24 ? number(20, 3) : 0;
    return {day->number * twenty_four_hours_ms +
            (number(11, 2) * 3600 + number(14, 2) * 60 + number(17, 2)) * second_ms + ms};
}

}  // namespace recall
