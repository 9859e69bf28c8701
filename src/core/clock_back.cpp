// A desk whose clock was ahead: what it stamped since is in the future, and would stand still until
// the time has come there. RULES.md §17.
#include "core/rules.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace recall {

namespace {

// Whether anything is changed, so that what is right stays untouched.
bool bring_back(std::initializer_list<Instant*> stamps, Instant to) {
    bool any = false;
    for (Instant* stamp : stamps) {
        if (*stamp <= to) continue;
        *stamp = to;
        any = true;
    }
    return any;
}

bool bring_back(const State& state, Assignment& held, Instant to) {
    bool any = bring_back({&held.assigned_at, &held.call_started}, to);
    // Of a claim that is in force as much is left as one has that begins now, at most.
    const Campaign* campaign = state.campaign(held.campaign);
    const Instant latest = to + (campaign ? campaign->claim_minutes : 0) * minute_ms;
    if (held.stage == Stage::claimed) any |= bring_back({&held.claim_expires}, latest);
    return any;
}

template <typename Map, typename Change>
auto changed(const Map& map, Change change) {
    std::vector<typename Map::mapped_type> all;
    for (const auto& [key, known] : map) {
        typename Map::mapped_type copy = known;
        if (change(copy)) all.push_back(std::move(copy));
    }
    return all;
}

}  // namespace

Decision decide_on(const State&, const Request& request, const TurnClockBack&) {
    return Events{ClockTurnedBack{request.now}};
}

// Only what is in force. Promised times stay, for they were said by the customer's clocks; and
// completed calls, for who knows which of the two clocks was wrong.
void evolve(Edit& edit, const ClockTurnedBack& event) {
    const State& state = edit.state();
    const Instant to = event.to;
    for (Assignment& held : changed(state.assignments(), [&](Assignment& one) {
             return bring_back(state, one, to);
         })) {
        edit.save(std::move(held));
    }
    for (Callback& promise : changed(state.callbacks(), [to](Callback& one) {
             return bring_back({&one.entry_time, &one.modify_date}, to);
         })) {
        edit.save(std::move(promise));
    }
    for (Lead& lead : changed(state.leads(), [to](Lead& one) {
             return bring_back({&one.last_call}, to);
         })) {
        edit.save(std::move(lead));
    }
    if (state.counters().waits_ended > to) {
        edit.counters([to](Counters& counters) { counters.waits_ended = to; });
    }
}

}  // namespace recall
