#include "wire/answers/instants.hpp"

#include "core/dates.hpp"

#include <array>
#include <cstdio>

namespace recall {

std::string rfc3339(Instant at) {
    if (!at) return "";
    const std::chrono::sys_time<std::chrono::milliseconds> instant{
        std::chrono::milliseconds(at.ms)};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d.%03dZ",
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return to_text(to_day(day)) + text.data();
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
