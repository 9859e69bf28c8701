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

bool works_offline(const Command& command) {
    return std::visit([](const auto& c) { return is_own_work<std::decay_t<decltype(c)>>; },
                      command);
}

}  // namespace recall
