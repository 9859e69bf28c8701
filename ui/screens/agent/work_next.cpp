// The next number of a hopper, for agents whose campaigns let them take it, and promised calls that
// wait for anyone, for all. It is claimed at once and opens by itself.
#include "ui/screens/agent/work.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

std::string why_not_take(const WorkFrame& work, const Campaign& campaign) {
    if (work.model.link != Link::live) return "Taking a number needs a connection.";
    const State& view = work.model.replica->view();
    const Username& me = work.model.replica->user();
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

bool is_taking(const WorkFrame& work, Code campaign) {
    const auto& pending = work.model.replica->pending();
    return std::any_of(pending.begin(), pending.end(), [campaign](const Pending& one) {
        const auto* take = std::get_if<TakeNext>(&one.command);
        return take && take->campaign == campaign;
    });
}

// "Take promised call (3)": that is what comes next.
std::string label_of(const WorkFrame& work, const Campaign& campaign, std::size_t of) {
    const int due = work.model.replica->promises_due(campaign.id);
    std::string label = due > 0 ? "Take promised call" : of > 1 ? "Take next" : "Take next number";
    if (of > 1) label += ": " + campaign.name;
    if (due > 0) label += " (" + grouped(due) + ")";
    return label;
}

ButtonOptions options_of(const WorkFrame& work, const Campaign& campaign, bool first,
                         const std::string& reason) {
    return {.kind = work.list.next() || work.memory.chosen ? ButtonKind::secondary
                                                           : ButtonKind::primary,
            .icon = icon::inbox,
            .tooltip = work.model.replica->promises_due(campaign.id) > 0
                           ? "Somebody was promised a call by now. Takes it and claims it for you"
                           : "Takes the next number of the hopper and claims it for you",
            .disabled = reason,
            .key = first ? key::take.chord : 0,
            .busy = is_taking(work, campaign.id)};
}

}  // namespace

std::vector<const Campaign*> pulled_campaigns(const WorkFrame& work) {
    std::vector<const Campaign*> campaigns;
    const User* me = work.model.replica->me();
    if (!me) return campaigns;
    for (const Code code : me->campaigns) {
        const Campaign* campaign = work.model.replica->view().campaign(code);
        if (!campaign || !campaign->active || campaign->kind != work.kind) continue;
        if (campaign->agents_pull || work.model.replica->promises_due(code) > 0) {
            campaigns.push_back(campaign);
        }
    }
    return campaigns;
}

float take_next_width(const WorkFrame& work) {
    const auto campaigns = pulled_campaigns(work);
    float width = 0;
    for (const Campaign* campaign : campaigns) {
        const ButtonOptions options{.icon = icon::inbox};
        width += button_width(label_of(work, *campaign, campaigns.size()), options) + space::one;
    }
    return width;
}

void open_taken(const WorkFrame& work) {
    WorkMemory& memory = work.memory;
    if (!memory.taking || is_taking(work, *memory.taking)) return;
    const State& view = work.model.replica->view();
    for (const AssignmentId id : view.assignments_of(work.model.replica->user())) {
        const Assignment& assignment = *view.assignment(id);
        const bool taken = assignment.from_hopper && assignment.campaign == *memory.taking &&
                           assignment.stage == Stage::claimed && !assignment.call_started;
        if (taken) choose(work, id);
    }
    memory.taking.reset();
}

void draw_take_next(const WorkFrame& work) {
    const auto campaigns = pulled_campaigns(work);
    for (std::size_t i = 0; i < campaigns.size(); ++i) {
        const Campaign& campaign = *campaigns[i];
        const std::string reason = why_not_take(work, campaign);
        const std::string label = label_of(work, campaign, campaigns.size());
        const ButtonOptions options = options_of(work, campaign, i == 0, reason);
        if (i > 0) flow(button_width(label, options));
        if (!button("take_" + campaign.id.text(), label, options)) continue;
        work.wishes.push_back(Give{TakeNext{campaign.id}});
        work.memory.taking = campaign.id;
    }
}

}  // namespace recall::ui
