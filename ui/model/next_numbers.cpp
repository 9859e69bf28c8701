#include "ui/model/next_numbers.hpp"

#include "ui/toolkit/numbers.hpp"

#include <algorithm>

namespace recall::ui {

std::vector<const Campaign*> pulled_campaigns(const Model& model, Kind kind) {
    std::vector<const Campaign*> campaigns;
    const User* me = model.replica->me();
    if (!me) return campaigns;
    for (const Code code : me->campaigns) {
        const Campaign* campaign = model.replica->view().campaign(code);
        if (!campaign || !campaign->active || campaign->kind != kind) continue;
        if (campaign->agents_pull || model.replica->promises_due(code) > 0) {
            campaigns.push_back(campaign);
        }
    }
    return campaigns;
}

std::string why_not_take_next(const Model& model, const Campaign& campaign) {
    if (model.link != Link::live) return "Taking a number needs a connection.";
    const State& view = model.replica->view();
    const Username& me = model.replica->user();
    if (view.claims_of(me, campaign.id) >= campaign.claims_max) {
        return "Finish or release the number you hold first.";
    }
    for (const AssignmentId id : view.assignments_of(me)) {
        const Assignment& assignment = *view.assignment(id);
        if (assignment.campaign == campaign.id && assignment.call_started) {
            return "A call you began is not completed yet. Complete it first.";
        }
    }
    return "";
}

bool is_taking_next(const Model& model, Code campaign) {
    const auto& pending = model.replica->pending();
    return std::any_of(pending.begin(), pending.end(), [campaign](const Pending& one) {
        const auto* take = std::get_if<TakeNext>(&one.command);
        return take && take->campaign == campaign;
    });
}

std::string take_next_words(const Model& model, const Campaign& campaign, std::size_t of) {
    const int due = model.replica->promises_due(campaign.id);
    std::string words = due > 0 ? "Take promised call" : of > 1 ? "Take next" : "Take next number";
    if (of > 1) words += ": " + campaign.name;
    if (due > 0) words += " (" + grouped(due) + ")";
    return words;
}

}  // namespace recall::ui
