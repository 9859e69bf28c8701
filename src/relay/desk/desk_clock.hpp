// The desk's time: the machine's, as long as that goes on as a clock does.
//
// Inside a running process a leap forward of some hours is time in which the machine slept, and is
// caught up. A longer one is in doubt: it would close months of days at once, and stamp what
// follows so far ahead that no right time is later. Until somebody who runs the desk says that it
// is right, or the machine's clock comes back, time goes on at the last good one, by a clock that
// nobody sets; what the clock itself would do waits. Going back needs nobody's word, nor does
// coming forward again. Time in which no process ran is no leap.
#pragma once

#include "relay/desk/clock.hpp"

#include <cstdint>
#include <mutex>
#include <optional>

namespace recall {

constexpr int clock_leap_hours_default = 26;
constexpr int clock_leap_hours_max = 24 * 366;

// Milliseconds since anywhere, by a clock that goes on while the machine sleeps and is never set.
using SteadyClock = std::function<std::int64_t()>;
std::int64_t steady_now_ms();

class DeskClock {
public:
    // `confirmed`, where it is given, is asked by doubt() while there is one: it tells of a word
    // that was left elsewhere.
    DeskClock(Clock machine, SteadyClock steady_ms, std::int64_t leap_ms_max,
              std::function<bool()> confirmed = {});

    // From any thread.
    Instant now();
    struct Doubt {
        Instant machine;  // what its clock shows,
        Instant desk;     // and what it would have shown
    };
    std::optional<Doubt> doubt();
    // The machine's clock is right. Nothing where it is not in doubt.
    void confirm();

private:
    Instant look();
    void believe();

    const Clock machine_;
    const SteadyClock steady_ms_;
    const std::int64_t leap_ms_max_;
    const std::function<bool()> confirmed_;
    std::mutex mutex_;
    Instant desk_;         // the desk's time at the last look,
    // the latest that it would be had the machine's clock never gone back: coming forward again is
    // no leap,
    Instant highest_;
    std::int64_t steady_;  // and what the steady clock showed then
    std::optional<Doubt> doubt_;
};

}  // namespace recall
