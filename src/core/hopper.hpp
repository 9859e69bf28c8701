// The hopper: what a campaign dials next, over all its lists. Released callbacks first, by their
// time; then the pool in the campaign's order. Also the calling hours of the customers in it.
#pragma once

#include "core/state.hpp"

#include <functional>
#include <vector>

namespace recall {

// A moment, and whoever knows what the clocks of a place show then; without, every hour is open.
struct Moment {
    Instant at;
    const Clocks* clocks = nullptr;
};

// Whether the campaign may ring a customer of this zone (empty: the desk's) at that moment. Open
// too where nobody knows what the clocks show there.
bool hours_open(const State& state, const Campaign& campaign, const std::string& zone, Moment then);
// When it may, from then on; that moment itself where it may already. Nothing where it never may.
// A guess where clocks are set before that.
std::optional<Instant> hours_open_at(const State& state, const Campaign& campaign,
                                     const std::string& zone, Moment then);

// What the clocks of a customer's first zone show at that moment, and will when the campaign may
// ring there; nothing of what nobody knows.
struct HoursThere {
    std::optional<LocalTime> now, opens;
};
HoursThere hours_there(const State& state, const Campaign& campaign, const std::string& zones,
                       Moment now);

std::int64_t hopper_size(const State& state, Code campaign);
// Promised calls to anyone that were released and wait for somebody: every agent of the campaign
// may take them, before all else.
int promises_due(const State& state, Code campaign);
// The hopper in its order, as long as `each` says to go on.
void each_of_hopper(const State& state, Code campaign,
                    const std::function<bool(const PoolKey&)>& each);
// At most `most` of the hopper after the first `skip`, at most hopper_shown_max deep. Those whose
// place is closed now stand in it too, and are passed over when somebody takes the next.
std::vector<LeadId> hopper(const State& state, Code campaign, std::size_t skip, std::size_t most);

// When the first of the numbers that wait may be dialled again; nothing where none waits.
std::optional<Instant> next_wait_end(const State& state);

// Whether the campaign's standing plan has come for the open day, and is not done: RULES.md §4.
bool is_plan_due(const State& state, const Campaign& campaign, Moment now);

// What resetting the list would change.
struct ResetPreview {
    std::int64_t called = 0;    // count as called since the last reset
    std::int64_t dialable = 0;  // of these, how many would be available
};
ResetPreview reset_preview(const State& state, const ListId& list);
// How many leads would be available were the campaign like this, its lists as they are.
std::int64_t dialable_under(const State& state, const Campaign& campaign);

}  // namespace recall
