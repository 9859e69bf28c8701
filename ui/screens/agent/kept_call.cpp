#include "ui/screens/agent/kept_call.hpp"

#include "core/numbers.hpp"
#include "ui/model/closed.hpp"
#include "ui/parts/callback_form.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace recall::ui {
namespace {

// One call, of a lead and a campaign that are known.
struct KeptFrame {
    const Model& model;
    const Callback& callback;
    const Lead& lead;
    const Campaign& campaign;
    CallDraft& call;
    const CallDraft before;  // this frame
    Wishes& wishes;
};

std::string why_not_call(const KeptFrame& kept) {
    if (!kept.lead.may_be_called()) return "This number must not be called any more.";
    if (kept.campaign.closed_calls == ClosedCalls::everybody) return "";
    const std::string closed = closed_words(kept.model, kept.campaign, kept.lead.zone);
    return closed.empty() ? "" : "Closed: " + closed + ".";
}

void draw_dial(const KeptFrame& kept) {
    const std::string refusal = why_not_call(kept);
    const std::string phone = phone_text(phone_to_call(kept.lead));
    const ButtonOptions call{.kind = ButtonKind::primary,
                             .icon = icon::phone_outgoing,
                             .tooltip = "Dials the number",
                             .disabled = refusal,
                             .dials = phone};
    if (!button("call", "Call", call)) return;
    if (!kept.call.called_at) kept.call.called_at = kept.model.now;
    kept.wishes.push_back(Dial{phone_to_call(kept.lead)});
}

const Outcome* draw_outcomes(const KeptFrame& kept) {
    std::vector<const Outcome*> outcomes;
    std::vector<Choice> entries;
    int index = -1;
    for (const Outcome& outcome : kept.campaign.outcomes) {
        if (outcome.retired) continue;
        if (kept.call.outcome == outcome.code) index = static_cast<int>(outcomes.size());
        outcomes.push_back(&outcome);
        entries.push_back({.label = outcome.label});
    }
    if (choices("kept_outcome", "Outcome", entries, index) && index >= 0) {
        kept.call.outcome = outcomes[static_cast<std::size_t>(index)]->code;
    }
    return index < 0 ? nullptr : outcomes[static_cast<std::size_t>(index)];
}

void complete(const KeptFrame& kept, const Outcome& outcome) {
    CompleteCall call{.assignment = {},
                      .outcome = outcome.code,
                      .notes = kept.call.notes,
                      .started_at = kept.call.called_at,
                      .ended_at = kept.model.now,
                      .kept = kept.callback.id,
                      .lead = kept.lead.id};
    if (outcome.callback) {
        call.callback = promised(kept.model, first_zone(kept.lead.zone), kept.call.callback);
    }
    const std::string name =
        kept.lead.name.empty() ? phone_text(kept.lead.phone) : kept.lead.name;
    kept.wishes.push_back(Give{std::move(call), "Completed: " + name + ", " + outcome.label});
}

void draw_form(const KeptFrame& kept) {
    gap(space::half);
    heading("How it went");
    const Outcome* outcome = draw_outcomes(kept);
    if (outcome && outcome->callback) {
        draw_callback_form(kept.model,
                           {.campaign = &kept.campaign, .zone = first_zone(kept.lead.zone)},
                           kept.call.callback, kept.wishes);
    }
    notes_field("kept_notes", "Notes", kept.call.notes,
                {.bytes_max = notes_bytes_max,
                 .required = outcome && outcome->notes_required,
                 .lines = 2});
    const bool blank = kept.call.notes.find_first_not_of(" \t\r\n") == std::string::npos;
    std::string reason;
    if (!outcome) reason = "Pick an outcome first.";
    else if (outcome->notes_required && blank) reason = "“" + outcome->label + "” needs notes.";
    const bool pressed = button("kept_complete", "Complete",
               {.kind = ButtonKind::primary,
                .icon = icon::check,
                .disabled = reason,
                .width = fill_width});
    if (kept.call != kept.before) {
        kept.wishes.push_back(KeepDraft{.callback = kept.callback.id, .draft = kept.call});
    }
    if (pressed) complete(kept, *outcome);
}

}  // namespace

bool is_kept_begun(const CallbacksMemory& memory, CallbackId id) {
    const auto found = memory.kept.find(id);
    if (found == memory.kept.end()) return false;
    return !found->second.is_blank();
}

void draw_kept_call(const Model& model, const Callback& callback, CallbacksMemory& memory,
                    Wishes& wishes) {
    const State& view = model.replica->view();
    const Lead* lead = view.lead(callback.lead);
    const Campaign* campaign = view.campaign(callback.campaign);
    if (!lead || !campaign) return;
    // What was begun without a connection stays, should there be one again.
    const bool alone = callback.recipient == Recipient::USERONLY &&
                       (model.link != Link::live || is_kept_begun(memory, callback.id));
    CallDraft& call = memory.kept[callback.id];
    const KeptFrame kept{model, callback, *lead, *campaign, call, call, wishes};
    if (alone) draw_dial(kept);
    const ButtonOptions copy{.icon = icon::copy};
    if (alone) flow(button_width("Copy", copy));
    if (button("copy", "Copy", copy)) {
        wishes.push_back(Copy{to_text(phone_to_call(*lead))});
    }
    if (alone) draw_form(kept);
    gap(space::half);
}

}  // namespace recall::ui
