#include "relay/desk/scheduler.hpp"

#include <algorithm>

namespace recall {

Stamp Scheduler::stamp(Instant now) const {
    const Desk& desk = sequencer_.state().desk();
    if (now < desk.held_until) return {now, desk.held_day};
    return {now, calendar_.day_at(now, calendar_.knows(desk.zone) ? desk.zone : "UTC")};
}

std::vector<Submission> Scheduler::due(Instant now) const {
    const Stamp at = stamp(now);
    // After what the journal holds: one that failed to become durable is not there and may be used
    // again, and asked twice it submits the same, which is answered as before.
    std::int64_t number = sequencer_.next_number({clock_name, clock_name});
    std::vector<Submission> submissions;
    if (now + clock_back_ms_max < sequencer_.last_at()) {
        submissions.push_back({clock_name, clock_name, number, TurnClockBack{}});
        return submissions;
    }
    for (Command& command : recall::due(sequencer_.state(), now, at.today,
                                        scheduler_commands_max, &calendar_)) {
        submissions.push_back({clock_name, clock_name, number++, std::move(command)});
    }
    return submissions;
}

Instant Scheduler::next_wake(Instant now) const {
    Instant wake = now + scheduler_sleep_ms_max;
    if (const auto claim = next_due(sequencer_.state(), now, &calendar_)) {
        wake = std::min(wake, *claim);
    }
    const State& state = sequencer_.state();
    if (state.counters().open_day && calendar_.knows(state.desk().zone)) {
        const Day tomorrow = next(std::max(stamp(now).today, state.counters().open_day));
        wake = std::min(wake, calendar_.start_of(tomorrow, state.desk().zone));
        if (now < state.desk().held_until) wake = std::min(wake, state.desk().held_until);
    }
    return std::max(wake, now);
}

}  // namespace recall
