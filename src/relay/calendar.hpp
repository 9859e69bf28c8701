// Calendar: which date it is in a zone, and when the next one begins. The only place of the relay
// that knows zones; the rules are told the day.
#pragma once

#include "core/ids.hpp"

#include <optional>
#include <string>

namespace recall {

class Calendar {
public:
    virtual ~Calendar() = default;
    virtual bool knows(const std::string& zone) const = 0;
    // The date in the zone at that instant. The zone must be known.
    virtual Day day_at(Instant at, const std::string& zone) const = 0;
    // The first instant of the day, whatever daylight saving does: where midnight does not exist
    // it is the first moment after the gap, where it comes twice the first of the two.
    virtual Instant start_of(Day day, const std::string& zone) const = 0;
};

// What the clocks of a known zone show at that instant: "2026-11-21 14:30".
std::string wall_time(Instant at, const std::string& zone);

// The system's IANA database.
class TzCalendar final : public Calendar {
public:
    bool knows(const std::string& zone) const override;
    Day day_at(Instant at, const std::string& zone) const override;
    Instant start_of(Day day, const std::string& zone) const override;
};

}  // namespace recall
