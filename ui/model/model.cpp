#include "ui/model/model.hpp"

#include "ui/toolkit/calendar.hpp"

#include <array>
#include <cstdio>
#include <string_view>

namespace recall::ui {

std::string column_without_heading(std::size_t index) {
    return "Column " + std::to_string(index + 1);
}

const Acts no_acts;
namespace {

constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::int32_t days_named_by_weekday = 6;

}  // namespace

std::optional<LocalTime> PageClocks::local_time(Instant at, const std::string& zone) const {
    if (!model_.zone_offset_ms) return std::nullopt;
    if (model_.knows_zone && !model_.knows_zone(zone)) return std::nullopt;
    const std::int64_t minutes = (at.ms + model_.zone_offset_ms(zone, at)) / minute_ms;
    return LocalTime{} + static_cast<int>(minutes);
}

std::string clock_text(std::int64_t ms_of_day) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(ms_of_day / hour_ms),
                  static_cast<int>(ms_of_day % hour_ms / minute_ms));
    return text;
}

std::string time_of_day(const Model& model, Instant at) {
    const std::int64_t local = at.ms + model.utc_offset_ms;
    const std::int64_t days = local >= 0 ? local / day_ms : (local - day_ms + 1) / day_ms;
    const std::string time = clock_text(local - days * day_ms);
    const Day day{static_cast<std::int32_t>(days)};
    if (day == model.today) return time;
    const std::string words = day_words(day, model.today);  // "Sat 21 Nov"
    const std::int32_t distance = model.today.number - day.number;
    if (distance > 0 && distance <= days_named_by_weekday) return words.substr(0, 3) + " " + time;
    return words.substr(4) + " " + time;
}

std::string seconds_of_day(const Model& model, Instant at) {
    const std::int64_t local = at.ms + model.utc_offset_ms;
    const std::int64_t seconds = (local % day_ms + day_ms) % day_ms / second_ms % 60;
    return clock_text((local % day_ms + day_ms) % day_ms) + (seconds < 10 ? ":0" : ":") +
           std::to_string(seconds);
}

std::string moment_words(const Model& model, Instant at) {
    const std::int64_t local = at.ms + model.utc_offset_ms;
    const std::int64_t days = local / day_ms;
    return day_words({static_cast<std::int32_t>(days)}, model.today) + ", " +
           clock_text(local - days * day_ms);
}

std::string wall_words(const Model& model, const std::string& wall_time) {
    constexpr std::size_t day_chars = 10;
    const auto day = day_from_text(std::string_view(wall_time).substr(0, day_chars));
    if (!day || wall_time.size() <= day_chars) return wall_time;
    return day_words(*day, model.today) + ", " + wall_time.substr(day_chars + 1);
}

std::string phone_text(Phone phone) {
    if (!phone) return "";
    const std::string digits = std::to_string(phone.digits);
    const std::size_t code = country_code_digits(digits);
    if (digits.size() <= code) return "+" + digits;
    std::string text = "+" + digits.substr(0, code);
    std::string_view rest = std::string_view(digits).substr(code);
    // In threes, the last group of three or four: as most countries write theirs.
    while (rest.size() > 4) {
        const std::size_t group = rest.size() == 5 ? 2 : 3;
        text += ' ';
        text += rest.substr(0, group);
        rest.remove_prefix(group);
    }
    text += ' ';
    text += rest;
    if (phone.extension) text += " ext. " + extension_of(phone);
    return text;
}

}  // namespace recall::ui
