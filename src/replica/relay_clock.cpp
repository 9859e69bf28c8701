#include "replica/relay_clock.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace recall {

namespace {

constexpr std::int64_t not_known_ms = std::numeric_limits<std::int64_t>::max();

}  // namespace

std::int64_t RelayClock::parted_ms(const Best& best, DeviceTime at) const {
    return (at.wall - best.device.wall) - (at.monotonic_ms - best.device.monotonic_ms);
}

std::int64_t RelayClock::error_ms(const Best& best, DeviceTime at) const {
    if (std::llabs(parted_ms(best, at)) > clocks_part_ms_max) return not_known_ms;
    const std::int64_t age_ms = at.monotonic_ms - best.device.monotonic_ms;
    return best.error_ms + age_ms * clock_drift_per_million / 1'000'000;
}

void RelayClock::asked(const std::string& question, DeviceTime at) {
    questions_.push_back({question, at.monotonic_ms});
    if (questions_.size() > time_questions_max) questions_.pop_front();
}

bool RelayClock::answered(const std::string& question, Instant relay_now, DeviceTime at) {
    const auto asked = std::find_if(questions_.begin(), questions_.end(),
                                    [&](const Question& one) { return one.id == question; });
    if (asked == questions_.end()) {
        heard(relay_now, at);
        return false;
    }
    const std::int64_t way_ms = std::max<std::int64_t>(at.monotonic_ms - asked->asked_ms, 0);
    questions_.erase(asked);
    // It was right somewhere on the way; half of it back is the best guess.
    const Best fresh{relay_now + way_ms / 2, at, way_ms / 2};
    if (!best_ || fresh.error_ms <= error_ms(*best_, at))
        best_ = fresh;
    else
        heard(relay_now, at);
    return true;
}

void RelayClock::heard(Instant relay_now, DeviceTime at) {
    // Before anything better: it was right when it was sent, which is not long ago on a new line.
    if (!best_) best_ = Best{relay_now, at, clock_error_ms_max};
    if (relay_now <= now(at, true)) return;
    best_ = Best{relay_now, at, std::max(best_->error_ms, clock_error_ms_max)};
}

Instant RelayClock::now(DeviceTime at, bool has_line) const {
    if (best_) {
        const bool slept = !has_line && parted_ms(*best_, at) > clocks_part_ms_max;
        return best_->relay + (slept ? at.wall - best_->device.wall
                                     : at.monotonic_ms - best_->device.monotonic_ms);
    }
    if (!kept_) return at.wall;
    // The device may have been set back meanwhile; the relay's time has not.
    return std::max(kept_->relay, kept_->relay + (at.wall - kept_->wall));
}

std::optional<std::int64_t> RelayClock::device_ahead_ms(DeviceTime at, bool has_line) const {
    if (!best_ && !kept_) return std::nullopt;
    return at.wall - now(at, has_line);
}

bool RelayClock::should_ask(DeviceTime at) const {
    if (!questions_.empty()) return false;
    return !best_ || error_ms(*best_, at) > clock_error_ms_max;
}

std::optional<KnownTime> RelayClock::known(DeviceTime at, bool has_line) const {
    if (!best_) return kept_;
    return KnownTime{now(at, has_line), at.wall};
}

}  // namespace recall
