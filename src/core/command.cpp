#include "core/command.hpp"

namespace recall {

namespace {

template <typename T>
concept AboutAssignment = requires(const T& command) { command.assignment; };

}  // namespace

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

bool works_offline(const Command& command) {
    if (std::holds_alternative<ArchiveCalls>(command)) return true;
    if (std::holds_alternative<HandToManager>(command)) return true;
    if (std::holds_alternative<CompleteCall>(command)) return true;  // also of an own promise
    if (std::holds_alternative<MoveCallback>(command)) return true;
    return assignment_of(command).has_value() && !std::holds_alternative<LapseClaim>(command);
}

}  // namespace recall
