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
std::string_view code_of(Held held);

std::optional<Held> why_held(const State& state, const Callback& callback, Moment now = {});

// Kept for an agent who is no longer there to make the call: managers move it.
bool is_orphaned(const State& state, const Callback& callback);

// Those that can be released now, by their time, at most `most`.
std::vector<CallbackId> due_callbacks(const State& state, Moment now, std::size_t most);
// The next instant at which due_callbacks() has something, as things stand. Where calling hours
// have to open first and clocks are set before that, it is a guess: look again within the hour.
std::optional<Instant> next_callback_due(const State& state, Moment now);

}  // namespace recall
