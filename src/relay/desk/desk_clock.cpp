#include "relay/desk/desk_clock.hpp"

#include <algorithm>
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
      desk_(machine_()),
      highest_(desk_),
      steady_(steady_ms_()) {}

Instant DeskClock::look() {
    const Instant machine = machine_();
    const std::int64_t steady_ms = steady_ms_();
    const std::int64_t passed_ms = steady_ms - steady_;
    steady_ = steady_ms;
    highest_ = highest_ + passed_ms;
    desk_ = desk_ + passed_ms;
    doubt_.reset();
    if (machine > highest_ + leap_ms_max_) doubt_ = Doubt{machine, desk_};
    else desk_ = machine;
    highest_ = std::max(highest_, desk_);
    return desk_;
}

void DeskClock::believe() {
    if (doubt_) desk_ = highest_ = doubt_->machine;
    doubt_.reset();
}

Instant DeskClock::now() {
    const std::lock_guard lock(mutex_);
    return look();
}

std::optional<DeskClock::Doubt> DeskClock::doubt() {
    const std::lock_guard lock(mutex_);
    look();
    if (doubt_ && confirmed_ && confirmed_()) believe();
    return doubt_;
}

void DeskClock::confirm() {
    const std::lock_guard lock(mutex_);
    look();
    believe();
}

}  // namespace recall
