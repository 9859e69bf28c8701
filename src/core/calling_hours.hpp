// Calling hours: when customers may be rung, by the clocks of the place they are in.
//
// The rules are over local wall time alone: a day and a minute as the clocks there show them. Who
// knows zones (the relay's Calendar, the browser) says what they show; the core never asks a zone.
//
//   zone           days        hours           a rule holds for one zone, for all whose name begins
//   (everyone)     Mon - Fri   08:00 - 20:00   so ("America/"), or for everyone; the longest name
//   Europe/Paris   Mon - Fri   10:00 - 13:00   that fits a place decides, and only its rules count
//   Europe/Paris   Mon - Fri   14:00 - 20:00
#pragma once

#include "core/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace recall {

constexpr int minutes_a_day = 24 * 60;

// What the clocks of a place show.
struct LocalTime {
    Day day;
    int minute = 0;  // since midnight
    auto operator<=>(const LocalTime&) const = default;
};
LocalTime operator+(LocalTime at, int minutes);
int minutes_between(LocalTime earlier, LocalTime later);
std::string to_text(LocalTime at);  // "2026-11-21 14:30"
std::string clock_of(LocalTime at);  // "14:30"
std::optional<LocalTime> local_time_from_text(std::string_view text);

int weekday_of(Day day);  // 1 = Monday ... 7 = Sunday

// Of a lead's zones: one, or several with commas between where its number may ring in any.
std::vector<std::string> zones_in(std::string_view zones);
// By whose clocks things are said and booked.
std::string first_zone(std::string_view zones);

// Whoever knows zones. Nothing where the zone is not known.
class Clocks {
public:
    virtual ~Clocks() = default;
    virtual std::optional<LocalTime> local_time(Instant at, const std::string& zone) const = 0;
};

struct HoursRule {
    std::string zone;       // IANA, or the beginning of some; empty: everyone
    int first_weekday = 1;  // Monday; may be after the last: Saturday to Monday
    int last_weekday = 5;
    int opens = 8 * 60;     // minutes since midnight; the last minute is the one before `closes`
    int closes = 20 * 60;   // before `opens`: on the day after
    bool operator==(const HoursRule&) const = default;
};
struct Holiday {
    Day day;
    std::string zone = {};  // as in a rule; empty: everyone's
    bool operator==(const Holiday&) const = default;
};

// Without rules every hour of a day that is no holiday is open.
struct CallingHours {
    std::vector<HoursRule> rules;
    std::vector<Holiday> holidays;
    bool empty() const { return rules.empty() && holidays.empty(); }
    bool operator==(const CallingHours&) const = default;
};

bool is_open(const CallingHours& hours, const std::string& zone, LocalTime at);

// The first minute from `from` on that is open. Nothing where there is none within a year.
std::optional<LocalTime> next_open(const CallingHours& hours, const std::string& zone,
                                   LocalTime from);

// The open slot nearest to `wished`, not before `earliest`: of the whole slots of a day, counted
// from midnight, one whose first minute is open. The later one where two are as near. Nothing where
// there is none within a year.
std::optional<LocalTime> nearest_open_slot(const CallingHours& hours, const std::string& zone,
                                           LocalTime wished, LocalTime earliest, int slot_minutes);

// Hours that are usual or prescribed somewhere, with the holidays of a year and the next one whose
// dates are known beforehand. A start for an admin to go on from; holds for everyone.
enum class HoursPreset { nigeria, united_kingdom, united_states, france };
CallingHours preset_hours(HoursPreset preset, int year);

}  // namespace recall
