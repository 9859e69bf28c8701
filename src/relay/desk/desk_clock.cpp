#include "relay/desk/desk_clock.hpp"

#include <ctime>
#include <utility>

namespace recall {

std::int64_t steady_now_ms() {
    timespec now{};
    // Not CLOCK_MONOTONIC, which stands still while the machine sleeps.
    (void)clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<std::int64_t>(now.tv_sec) * second_ms + now.tv_nsec / 1'000'000;
}

DeskClock::DeskClock(Clock machine, SteadyClock steady_ms, std::int64_t leap_ms_max,
                     std::function<bool()> confirmed)
    : machine_(std::move(machine)),
      steady_ms_(std::move(steady_ms)),
      leap_ms_max_(leap_ms_max),
      confirmed_(std::move(confirmed)),
      good_(machine_()),
      good_steady_ms_(steady_ms_()) {}

Instant DeskClock::look() {
    const Instant machine = machine_();
    const std::int64_t steady_ms = steady_ms_();
    const Instant expected = good_ + (steady_ms - good_steady_ms_);
    doubt_.reset();
    if (machine > expected + leap_ms_max_) doubt_ = Doubt{machine, expected};
    good_ = doubt_ ? expected : machine;
    good_steady_ms_ = steady_ms;
    return good_;
}

Instant DeskClock::now() {
    const std::lock_guard lock(mutex_);
    const Instant now = look();
    if (!doubt_ || !confirmed_ || !confirmed_()) return now;
    good_ = doubt_->machine;
    doubt_.reset();
    return good_;
}

std::optional<DeskClock::Doubt> DeskClock::doubt() {
    const std::lock_guard lock(mutex_);
    look();
    return doubt_;
}

void DeskClock::confirm() {
    const std::lock_guard lock(mutex_);
    look();
    if (doubt_) good_ = doubt_->machine;
    doubt_.reset();
}

}  // namespace recall
