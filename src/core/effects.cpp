#include "core/effects.hpp"

#include "core/callback.hpp"
#include "core/rules.hpp"

namespace recall {

std::vector<AssignmentId> stranded_by(const State& state, const User& after) {
    std::vector<AssignmentId> stranded;
    for (const AssignmentId id : state.assignments_of(after.username)) {
        const Assignment& assignment = *state.assignment(id);
        const bool at_work = after.active && after.role == Role::agent && assignment.call_started;
        if (!works(after, assignment.campaign) && !at_work) stranded.push_back(id);
    }
    return stranded;
}

UserEffects effects_of(const State& state, const User& after) {
    UserEffects effects;
    effects.numbers_back = static_cast<std::int64_t>(stranded_by(state, after).size());
    for (const AssignmentId id : state.assignments_of(after.username)) {
        const Assignment& assignment = *state.assignment(id);
        effects.calls_going_on += assignment.call_started && !works(after, assignment.campaign);
    }
    for (const CallbackId id : state.callbacks_of(after.username)) {
        const Callback& callback = *state.callback(id);
        effects.promises_orphaned +=
            !is_orphaned(state, callback) && would_be_orphaned(state, callback, after);
    }
    return effects;
}

}  // namespace recall
