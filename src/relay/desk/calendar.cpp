#include "relay/desk/calendar.hpp"

#include <date/tz.h>

#include <stdexcept>

namespace recall {

namespace {

using Milliseconds = std::chrono::milliseconds;

date::sys_time<Milliseconds> to_sys(Instant at) {
    return date::sys_time<Milliseconds>(Milliseconds(at.ms));
}

}  // namespace

std::string wall_time(Instant at, const std::string& zone) {
    const auto local = date::locate_zone(zone)->to_local(to_sys(at));
    return date::format("%F %R", date::floor<std::chrono::minutes>(local));
}

std::string wall_clock(Instant at, const std::string& zone) {
    if (!at) return "";
    const auto local = date::locate_zone(zone)->to_local(to_sys(at));
    return date::format("%F %T", date::floor<std::chrono::seconds>(local));
}

Instant instant_of(LocalTime at, const std::string& zone) {
    const date::local_days midnight{date::days(at.day.number)};
    const auto instant = date::locate_zone(zone)->to_sys(midnight + std::chrono::minutes(at.minute),
                                                         date::choose::earliest);
    return {std::chrono::duration_cast<Milliseconds>(instant.time_since_epoch()).count()};
}

bool TzCalendar::knows(const std::string& zone) const {
    try {
        return date::locate_zone(zone) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

Day TzCalendar::day_at(Instant at, const std::string& zone) const {
    const auto local = date::locate_zone(zone)->to_local(to_sys(at));
    return {static_cast<std::int32_t>(
        date::floor<date::days>(local).time_since_epoch().count())};
}

Instant TzCalendar::start_of(Day day, const std::string& zone) const {
    const date::local_days midnight{date::days(day.number)};
    const auto start = date::locate_zone(zone)->to_sys(midnight, date::choose::earliest);
    return {std::chrono::duration_cast<Milliseconds>(start.time_since_epoch()).count()};
}

std::optional<LocalTime> TzCalendar::local_time(Instant at, const std::string& zone) const {
    if (!knows(zone)) return std::nullopt;
    const auto local = date::locate_zone(zone)->to_local(to_sys(at));
    const auto day = date::floor<date::days>(local);
    const auto minute = std::chrono::duration_cast<std::chrono::minutes>(local - day);
    return LocalTime{{static_cast<std::int32_t>(day.time_since_epoch().count())},
                     static_cast<int>(minute.count())};
}

}  // namespace recall
