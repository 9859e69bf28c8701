// How an agent stands now: what the connections, the calls in hand and the agent's own word say.
#pragma once

#include "relay/http/answering.hpp"
#include "wire/answers/team.hpp"

#include <map>

namespace recall {

constexpr std::int64_t wrap_up_ms = 30 * second_ms;        // after a call was completed
constexpr std::int64_t presence_away_ms = 5 * minute_ms;  // without a connection: then it ended

// `said`: the span that runs; null where none does.
PresenceWord presence_now(const State& state, const Username& agent, const Presence::Seen& seen,
                         const PresenceSpan* said, Instant now);

// The spans that run, once those are ended whose users have been away for long. Throws Refusal.
std::map<Username, PresenceSpan> said_presence(const Services& services);

}  // namespace recall
