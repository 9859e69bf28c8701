// What saving something would take from people, before it is saved.
#pragma once

#include "core/state.hpp"

#include <vector>

namespace recall {

// Numbers in hand that the user could no longer work, saved like this: they go back. One under a
// call stays, where the user is still an agent, until that call is completed.
std::vector<AssignmentId> stranded_by(const State& state, const User& after);

struct UserEffects {
    std::int64_t numbers_back = 0;        // to the pool
    std::int64_t calls_going_on = 0;      // of them, under a call; and those that stay for it
    std::int64_t promises_orphaned = 0;   // kept callbacks that somebody else has to take over
    bool operator==(const UserEffects&) const = default;
};
UserEffects effects_of(const State& state, const User& after);

}  // namespace recall
