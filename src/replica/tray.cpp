#include "replica/tray.hpp"

namespace recall {

namespace {

bool says(const std::string& accepted, const std::string& refused) {
    return accepted.find(refused) != std::string::npos;
}

bool says(const CompleteCall& accepted, const CompleteCall& refused) {
    if (!says(accepted.notes, refused.notes)) return false;
    if (!refused.callback) return true;
    return accepted.callback && says(accepted.callback->comments, refused.callback->comments);
}

bool says(const MoveCallback& accepted, const MoveCallback& refused) {
    const auto chosen = [](const auto& later, const auto& before) { return !before || later; };
    return accepted.callback == refused.callback && chosen(accepted.time, refused.time) &&
           chosen(accepted.recipient, refused.recipient) && chosen(accepted.user, refused.user) &&
           says(accepted.comments.value_or(""), refused.comments.value_or("")) &&
           says(accepted.why, refused.why);
}

// A manager has it as it was typed.
bool says(const HandedWork& handed, const CompleteCall& refused) {
    return handed.assignment == refused.assignment && handed.outcome == refused.outcome &&
           handed.notes == refused.notes && handed.callback == refused.callback;
}

// What a step comes to nothing without: one of its kind that was taken later, or the end.
bool overtakes(const Command& accepted, const Command& step) {
    if (call_in(accepted)) return true;
    if (accepted.index() == step.index()) return true;
    if (std::holds_alternative<StartCall>(step)) return false;
    return std::holds_alternative<ClaimLead>(accepted) ||
           std::holds_alternative<ReleaseClaim>(accepted);
}

}  // namespace

bool is_step(const Command& command) {
    return std::holds_alternative<ClaimLead>(command) ||
           std::holds_alternative<ExtendClaim>(command) ||
           std::holds_alternative<ReleaseClaim>(command) ||
           std::holds_alternative<StartCall>(command);
}

bool is_pointless(const Command& refused, const Command& accepted) {
    if (const auto* handed = std::get_if<HandToManager>(&accepted)) {
        const auto call = call_in(refused);
        return call && says(handed->work, *call);
    }
    const auto* moved = std::get_if<MoveCallback>(&refused);
    const auto* moved_later = std::get_if<MoveCallback>(&accepted);
    if (moved && moved_later) return says(*moved_later, *moved);
    const auto number = assignment_of(refused);
    if (!number || number != assignment_of(accepted)) return false;
    const auto call = call_in(refused), completed = call_in(accepted);
    if (call && completed) return says(*completed, *call);
    return is_step(refused) && overtakes(accepted, refused);
}

}  // namespace recall
