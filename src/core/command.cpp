#include "core/command.hpp"

namespace recall {

std::optional<AssignmentId> assignment_of(const Command& command) {
    return std::visit(
        [](const auto& c) -> std::optional<AssignmentId> {
            if constexpr (AboutAssignment<std::decay_t<decltype(c)>>) {
                if (c.assignment) return c.assignment;
            }
            return std::nullopt;
        },
        command);
}

CompleteCall call_in(const CorrectOutcome& c) {
    return {c.assignment, c.outcome, c.notes, c.started_at, c.ended_at, c.callback};
}

std::optional<CompleteCall> call_in(const Command& command) {
    if (const auto* completed = std::get_if<CompleteCall>(&command)) return *completed;
    const auto* corrected = std::get_if<CorrectOutcome>(&command);
    return corrected ? std::optional(call_in(*corrected)) : std::nullopt;
}

bool works_offline(const Command& command) {
    return std::visit([](const auto& c) { return is_own_work<std::decay_t<decltype(c)>>; },
                      command);
}

}  // namespace recall
