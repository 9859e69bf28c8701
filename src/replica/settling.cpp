// What becomes of a replica's numbers and refused wishes when the relay says how things stand.
#include "replica/replica.hpp"
#include "replica/tray.hpp"

#include <algorithm>

namespace recall {

// Whatever was open and is not in the new view has left this user's hands meanwhile; what was not
// there before has come.
void Replica::compare_numbers(const State& fresh, Effects& effects) {
    for (const auto& [id, assignment] : confirmed_.assignments()) {
        if (fresh.assignment(id)) continue;
        Assignment ended = assignment;
        ended.stage = Stage::recycled;
        depart(ended, effects);
    }
    if (position_.number == 0) return;  // Nothing was known before.
    for (const AssignmentId id : fresh.assignments_of(user_)) {
        if (!confirmed_.assignment(id)) effects.arrived.push_back(id);
    }
}

// Keeps what is known of a number that ended, so that a call in progress can still be completed.
void Replica::depart(const Assignment& ended, Effects& effects) {
    const Lead* lead = confirmed_.lead(ended.lead);
    if (!lead) return;
    Departed gone{ended, *lead};
    // The news of a call that was begun offline may still wait, or come too late to be kept.
    const Assignment* shown = view_.assignment(ended.id);
    if (shown && !ended.call_started) gone.assignment.call_started = shown->call_started;
    if (ended.stage != Stage::completed) effects.departed.push_back(gone);
    keep_departed(std::move(gone));
}

void Replica::keep_departed(Departed gone) {
    departed_.push_back(std::move(gone));
    if (departed_.size() <= departed_max) return;
    // Those that were called may still be completed: they go last.
    const auto first = std::find_if(departed_.begin(), departed_.end(), [](const Departed& one) {
        return !one.assignment.call_started || one.assignment.stage == Stage::completed;
    });
    departed_.erase(first == departed_.end() ? departed_.begin() : first);
}

// ---- What an accepted wish brings to an end

template <typename Is>
void Replica::drop_pointless(const Is& is, Effects& effects) {
    for (const Refused& refused : refused_) {
        if (is(refused.command)) effects.pointless.emplace_back(refused.client, refused.number);
    }
    std::erase_if(refused_, [&](const Refused& refused) { return is(refused.command); });
}

void Replica::settle_number(AssignmentId id, Effects& effects) {
    if (!departed(id)) return;
    effects.settled.push_back(id);
    give_up(id);
}

void Replica::settle(const Command& accepted, Effects& effects) {
    drop_pointless([&](const Command& refused) { return is_pointless(refused, accepted); },
                   effects);
    const auto completed = call_in(accepted);
    if (completed) settle_number(completed->assignment, effects);
}

// A call that this user completed, be it in another tab. A refused completion stays: the row does
// not say which of them came later.
void Replica::settle_call(const CompletedCall& call, Effects& effects) {
    if (call.agent != user_) return;
    const AssignmentId id = call.assignment;
    drop_pointless([id](const Command& one) { return is_step(one) && assignment_of(one) == id; },
                   effects);
    settle_number(id, effects);
    std::erase_if(effects.departed, [id](const Departed& one) { return one.assignment.id == id; });
}

void Replica::settle_calls(const std::vector<Row>& rows, Effects& effects) {
    for (const Row& row : rows) {
        if (const auto* call = std::get_if<CompletedCall>(&row)) settle_call(*call, effects);
    }
}

// What the device had kept in its tray may be older than the calls it knows.
void Replica::settle_known_calls(Effects& effects) {
    for (const auto& [id, call] : confirmed_.calls()) settle_call(call, effects);
}

void Replica::refuse(Refused refused, Effects& effects) {
    effects.refused.push_back(refused);
    // The number is completed, by this very user: the step led there all the same.
    if (is_step(refused.command) && refused.error.code == code_of(Reason::already_completed)) {
        effects.pointless.emplace_back(refused.client, refused.number);
        return;
    }
    refused_.push_back(std::move(refused));
    if (refused_.size() > refused_max) refused_.pop_front();
}

}  // namespace recall
