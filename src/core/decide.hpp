// The two functions everything rests on. decide() is the only place that refuses and changes
// nothing; apply() is the only place that changes and cannot refuse. The same two run in the tab,
// as a guess, and on the relay, as the truth.
#pragma once

#include "core/event.hpp"
#include "core/rejection.hpp"
#include "core/request.hpp"
#include "core/result.hpp"
#include "core/state.hpp"

namespace recall {

// What follows from a command: events, none where it was done before, or why not.
using Decision = Result<Events, Rejection>;

Decision decide(const State& state, const Request& request);

// `changes` gathers which rows were touched; it is added to, not cleared.
void apply(State& state, const Event& event, Changes& changes);

// The same two for own work alone, which is all that a client decides without the relay
// (is_own_work): so a page need not fetch the other rules. Nothing else is decided, and of an event
// that does not follow from own work nothing is applied. A client hands nothing in by request.
Decision decide_own_work(const State& state, const Request& request);
void apply_own_work(State& state, const Event& event, Changes& changes);

// May somebody of this role, the clock or the operator, wish for this at all? The first guard of
// every decision, and what the screen asks before it offers a button.
bool may(const State& state, const Username& by, const Command& command);

// What the clock should submit now, at most `most` of them: the earliest day before `today` that is
// not closed, lapsed claims, waits that have ended, callbacks in order of their time. Empty where
// nothing is due. Without `clocks` every hour counts as open.
std::vector<Command> due(const State& state, Instant now, Day today, std::size_t most,
                         const Clocks* clocks = nullptr);
// The next instant at which due() may have something, leaving midnight to the scheduler.
std::optional<Instant> next_due(const State& state, Instant now = {},
                                const Clocks* clocks = nullptr);

}  // namespace recall
