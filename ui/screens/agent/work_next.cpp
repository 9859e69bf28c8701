// The next number of a hopper, for agents whose campaigns let them take it, and promised calls that
// wait for anyone, for all. It is claimed at once and opens by itself.
#include "ui/model/next_numbers.hpp"
#include "ui/screens/agent/work.hpp"
#include "ui/toolkit/widgets.hpp"

#include <string>

namespace recall::ui {
namespace {

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
            .busy = is_taking_next(work.model, campaign.id)};
}

}  // namespace

std::vector<const Campaign*> pulled_campaigns(const WorkFrame& work) {
    return pulled_campaigns(work.model, work.kind);
}

float take_next_width(const WorkFrame& work) {
    const auto campaigns = pulled_campaigns(work);
    float width = 0;
    for (const Campaign* campaign : campaigns) {
        const ButtonOptions options{.icon = icon::inbox};
        const std::string label = take_next_words(work.model, *campaign, campaigns.size());
        width += button_width(label, options) + space::one;
    }
    return width;
}

void open_taken(const WorkFrame& work) {
    WorkMemory& memory = work.memory;
    if (!memory.taking || is_taking_next(work.model, *memory.taking)) return;
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
        const std::string reason = why_not_take_next(work.model, campaign);
        const std::string label = take_next_words(work.model, campaign, campaigns.size());
        const ButtonOptions options = options_of(work, campaign, i == 0, reason);
        if (i > 0) flow(button_width(label, options));
        if (!button("take_" + campaign.id.text(), label, options)) continue;
        work.wishes.push_back(Give{TakeNext{campaign.id}});
        work.memory.taking = campaign.id;
    }
}

}  // namespace recall::ui
