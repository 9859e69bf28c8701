// Scheduler: what the clock owes the desk. It submits commands like any client and keeps nothing
// of its own, so that a restart, a long sleep or a clock that jumps costs nothing: what is due is
// read from the State, and a day is closed once because the State says which day is open.
#pragma once

#include "relay/desk/calendar.hpp"
#include "relay/desk/sequencer.hpp"

namespace recall {

// How long the scheduler sleeps at most: a clock that is set, or a machine that slept, is noticed
// this soon.
constexpr std::int64_t scheduler_sleep_ms_max = 60 * second_ms;
// How many lapsed claims one batch takes, so that agents' commands go on between them.
constexpr std::size_t scheduler_commands_max = 128;

class Scheduler {
public:
    // Both must outlive it.
    Scheduler(const Sequencer& sequencer, const Calendar& calendar)
        : sequencer_(sequencer), calendar_(calendar) {}

    // The stamp of a batch at this instant. Before the desk has a zone, its days are UTC's.
    Stamp stamp(Instant now) const;
    // What is due now, ready to be run; empty where nothing is.
    std::vector<Submission> due(Instant now) const;
    // When to ask again: the next claim that lapses or the start of tomorrow, at most
    // scheduler_sleep_ms_max from now, and never before now.
    Instant next_wake(Instant now) const;

private:
    const Sequencer& sequencer_;
    const Calendar& calendar_;
};

}  // namespace recall
