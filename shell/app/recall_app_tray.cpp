// RecallApp's share in the tray, and in what is entered for numbers and kept until it is of use.
#include "replica/tray.hpp"
#include "shell/app/recall_app.hpp"
#include "ui/parts/try_again.hpp"

#include <algorithm>

namespace recall::shell {

void RecallApp::keep_draft(const ui::KeepDraft& wish) {
    if (!replica_) return;
    drafts_.keep(replica_->user(), wish);
    if (wish.assignment) departed_kept_.keep(*replica_, wish.assignment);
}

void RecallApp::let_go(AssignmentId id) {
    if (!replica_) return;
    replica_->give_up(id);
    departed_kept_.drop(replica_->user(), id);
    memory_.work.drafts.erase(id);
    drafts_.drop(replica_->user(), id);
}

void RecallApp::try_again(const ui::TryAgain& wish) {
    if (!replica_) return;
    const auto& all = replica_->refused();
    const auto found = std::find_if(all.begin(), all.end(), [&wish](const Refused& one) {
        return one.client == wish.client && one.number == wish.number;
    });
    if (found == all.end()) return;
    const Refused refused = *found;
    const auto id = assignment_of(refused.command);
    if (!id) return;
    if (!replica_->view().assignment(*id)) {
        replica_->restore_departed({ui::stand_in_for(refused, model())});
    }
    if (const auto screen = ui::put_back(refused, model(), memory_.work)) screen_ = *screen;
    keep_draft({.assignment = *id, .draft = memory_.work.drafts[*id]});
}

void RecallApp::drop_refused(const std::string& client, std::int64_t number) {
    if (!replica_) return;
    replica_->drop_refused(client, number);
    host_.store.drop_rejected(replica_->user(), client, number);
}

void RecallApp::drop_all_refused() {
    if (!replica_) return;
    const std::deque<Refused> all = replica_->refused();
    for (const Refused& one : all) drop_refused(one.client, one.number);
}

// What the call that follows may yet make good is not told; nor what nobody need see to.
bool RecallApp::wants_a_person(const Refused& refused, const Effects& effects) const {
    const auto id = assignment_of(refused.command);
    if (id && is_step(refused.command) && replica_->waiting_completion(*id)) return false;
    const std::pair key(refused.client, refused.number);
    return std::find(effects.pointless.begin(), effects.pointless.end(), key) ==
           effects.pointless.end();
}

}  // namespace recall::shell
