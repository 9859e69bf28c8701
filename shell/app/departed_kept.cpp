#include "shell/app/departed_kept.hpp"

#include "shell/app/stored.hpp"

namespace recall::shell {

namespace {

constexpr std::string_view departed_prefix = "departed/";

std::string key_of(AssignmentId id) {
    return std::string(departed_prefix) + std::to_string(id.value);
}

}  // namespace

std::vector<Departed> DepartedKept::restore(const std::vector<StoredDraft>& drafts) {
    kept_.clear();
    std::vector<Departed> departed;
    for (const StoredDraft& draft : drafts) {
        if (!std::string_view(draft.key).starts_with(departed_prefix)) continue;
        auto read = departed_from(draft.text);
        if (!read) continue;
        kept_.insert(read->assignment.id);
        departed.push_back(std::move(*read));
    }
    return departed;
}

void DepartedKept::take(const Effects& effects, const Replica& replica,
                        const ui::WorkMemory& memory) {
    for (const Departed& gone : effects.departed) {
        const AssignmentId id = gone.assignment.id;
        if (ui::was_worked_on(gone, memory) || replica.waiting_completion(id)) keep(replica, id);
    }
    for (const AssignmentId id : effects.settled) drop(replica.user(), id);
}

void DepartedKept::keep(const Replica& replica, AssignmentId id) {
    const Departed* gone = replica.departed(id);
    if (!gone || gone->assignment.stage == Stage::completed || !kept_.insert(id).second) return;
    store_.put_draft(replica.user(), key_of(id), stored_text(*gone));
}

void DepartedKept::drop(const Username& user, AssignmentId id) {
    if (kept_.erase(id) > 0) store_.put_draft(user, key_of(id), "");
}

}  // namespace recall::shell
