// Callbacks as they are asked about: what the clock is to release, what waits and why, whose owner
// has left. The rules that change them are in callback.cpp.
#pragma once

#include "core/hopper.hpp"

#include <string_view>
#include <vector>

namespace recall {

// Why a callback to anyone is not released although its time has come. It goes on by itself when
// the reason ends: held, never dropped.
enum class Held {
    list_inactive,  // or it has expired
    campaign_inactive,
    not_a_dial_status,
    number_in_hand,
    hours_closed
};

std::optional<Held> why_held(const State& state, const Callback& callback, Moment now = {});

// Kept for an agent who is no longer there to make the call, or may not: managers move it.
bool is_orphaned(const State& state, const Callback& callback);
// The same, were this how its owner is saved.
bool would_be_orphaned(const State& state, const Callback& callback, const User& owner);

// Overdue by so much that managers are told of it: CallbackRules::escalate_minutes.
bool is_escalated(const State& state, const Callback& callback, Instant now);

// Whether a call that came to this spoke to the customer. Where the outcome does not say: not, if
// the number may be called again and nothing was said that has to be noted.
bool reaches(const Outcome& outcome);
// Nobody was reached and somebody may be: when to try again can be said at once.
bool may_try_again(const Outcome& outcome);
// Whether a time may be promised with it, or has to be.
bool may_have_time(const Outcome& outcome);

// When a promise is tried again by itself, after a call that reached nobody; nothing where there is
// no further try. Without clocks a guess: the relay's own is right.
std::optional<Instant> next_try(const State& state, const Callback& before, Moment called);

// What became of a promise, as the daily figures count it.
//   promised = on_time + late + missed + waiting
enum class Kept {
    withdrawn,  // nobody was to call any more before its time: it counts for nothing
    on_time,    // the call began within callback_on_time_ms of the promise, or before
    late,
    missed,     // that time has passed and nobody has called
    waiting,
};
Kept how_kept(const Callback& callback, Instant now);

// Those that can be released now, by their time, at most `most`.
std::vector<CallbackId> due_callbacks(const State& state, Moment now, std::size_t most);
// The next instant at which due_callbacks() has something, as things stand. Where calling hours
// have to open first and clocks are set before that, it is a guess: look again within the hour.
std::optional<Instant> next_callback_due(const State& state, Moment now);

// Those kept for an agent that are to become anyone's, in the same way.
std::vector<CallbackId> due_openings(const State& state, Instant now, std::size_t most);
std::optional<Instant> next_opening(const State& state);

}  // namespace recall
