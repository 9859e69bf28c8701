// Calendar: which date it is in a zone, what its clocks show, and when the next day begins. The
// only place of the relay that knows zones; the rules are told the day, and ask what clocks show.
#pragma once

#include "core/calling_hours.hpp"

namespace recall {

class Calendar : public Clocks {
public:
    virtual bool knows(const std::string& zone) const = 0;
    // The date in the zone at that instant. The zone must be known.
    virtual Day day_at(Instant at, const std::string& zone) const = 0;
    // The first instant of the day, whatever daylight saving does: where midnight does not exist
    // it is the first moment after the gap, where it comes twice the first of the two.
    virtual Instant start_of(Day day, const std::string& zone) const = 0;
};

// What the clocks of a known zone show at that instant: "2026-11-21 14:30".
std::string wall_time(Instant at, const std::string& zone);
// The same to the second, for who reads a table: "2026-11-21 14:30:05". "" for no instant.
std::string wall_clock(Instant at, const std::string& zone);

// The first instant at which the clocks of a known zone show this, or, where they skip it, the
// first after the gap.
Instant instant_of(LocalTime at, const std::string& zone);

// The system's IANA database.
class TzCalendar final : public Calendar {
public:
    bool knows(const std::string& zone) const override;
    Day day_at(Instant at, const std::string& zone) const override;
    Instant start_of(Day day, const std::string& zone) const override;
    std::optional<LocalTime> local_time(Instant at, const std::string& zone) const override;
};

}  // namespace recall
