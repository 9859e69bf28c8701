#include "ui/parts/try_again.hpp"

#include "replica/tray.hpp"
#include "ui/parts/callback_form.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

// The user's campaign that has this outcome; else any of theirs.
const Campaign* campaign_with(const Model& model, Code outcome) {
    const Campaign* any = nullptr;
    for (const auto& [id, campaign] : model.replica->view().campaigns()) {
        const bool has = std::any_of(campaign.outcomes.begin(), campaign.outcomes.end(),
                                     [outcome](const Outcome& o) { return o.code == outcome; });
        if (has) return &campaign;
        any = &campaign;
    }
    return any;
}

const Assignment* known_assignment(const Model& model, AssignmentId id) {
    if (const Assignment* open = model.replica->view().assignment(id)) return open;
    const Departed* gone = model.replica->departed(id);
    return gone ? &gone->assignment : nullptr;
}

void put_back_notes(const std::string& notes, std::string& there) {
    if (there.find(notes) != std::string::npos) return;
    if (!there.empty()) there += "\n";
    there += notes;
}

void put_back_form(const CompleteCall& call, const Assignment& assignment, const Model& model,
                   WorkMemory& memory) {
    CallDraft& draft = memory.drafts[call.assignment];
    put_back_notes(call.notes, draft.notes);
    draft.outcome = call.outcome;
    if (!call.callback) return;
    Callback promised;
    promised.campaign = assignment.campaign;
    promised.callback_time = call.callback->time;
    promised.recipient = call.callback->recipient;
    promised.comments = call.callback->comments;
    const Lead* lead = model.replica->view().lead(assignment.lead);
    draft.callback =
        draft_of(model, promised, lead ? first_zone(lead->zone) : call.callback->zone);
}

}  // namespace

Departed stand_in_for(const Refused& refused, const Model& model) {
    Departed gone;
    gone.assignment.id = assignment_of(refused.command).value_or(AssignmentId{});
    gone.assignment.agent = model.replica->user();
    gone.assignment.stage = recall::Stage::recycled;
    gone.lead.name = "Number " + std::to_string(gone.assignment.id.value);
    const auto call = call_in(refused.command);
    gone.assignment.call_started = call ? call->started_at : Instant{};
    const Campaign* campaign = campaign_with(model, call ? call->outcome : Code{});
    if (!campaign) return gone;
    gone.assignment.campaign = campaign->id;
    gone.assignment.kind = campaign->kind;
    return gone;
}

std::optional<Screen> put_back(const Refused& refused, const Model& model, WorkMemory& memory) {
    const auto id = assignment_of(refused.command);
    const Assignment* assignment = id ? known_assignment(model, *id) : nullptr;
    if (!assignment) return std::nullopt;
    const auto call = call_in(refused.command);
    if (call) put_back_form(*call, *assignment, model, memory);
    memory.chosen = *id;
    memory.by_address.reset();
    memory.filter = WorkFilter::all;
    memory.search.clear();
    return assignment->kind == Kind::client ? Screen::client_crm
                                                    : Screen::customer_service;
}

HandedWork handed_work(const Refused& refused, const CompleteCall& call, const Model& model) {
    HandedWork work{.command = "CompleteCall",
                    .reason = refused.error.code,
                    .why = refused.error.message,
                    .wished_at = refused.wished_at,
                    .assignment = call.assignment,
                    .outcome = call.outcome,
                    .notes = call.notes,
                    .started_at = call.started_at,
                    .ended_at = call.ended_at,
                    .callback = call.callback};
    const Assignment* assignment = known_assignment(model, call.assignment);
    if (!assignment || !assignment->lead) return work;
    work.lead = assignment->lead;
    work.list = assignment->list;
    work.campaign = assignment->campaign;
    const Departed* gone = model.replica->departed(call.assignment);
    const Lead* lead = gone ? &gone->lead : model.replica->view().lead(assignment->lead);
    if (!lead) return work;
    work.phone = lead->phone;
    work.name = lead->name;
    return work;
}

bool is_handed_over(const Refused& refused, const Model& model) {
    const auto& pending = model.replica->pending();
    return std::any_of(pending.begin(), pending.end(), [&refused](const Pending& one) {
        return std::holds_alternative<HandToManager>(one.command) &&
               is_pointless(refused.command, one.command);
    });
}

}  // namespace recall::ui
