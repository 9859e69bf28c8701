#include "relay/calendar.hpp"

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

}  // namespace recall
