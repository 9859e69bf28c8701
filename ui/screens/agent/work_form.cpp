// What a call came to: an outcome, notes, and the one button that completes it.
#include "core/callback.hpp"
#include "ui/parts/callback_form.hpp"
#include "ui/screens/agent/work.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace recall::ui {
namespace {

constexpr std::size_t outcomes_with_keys = 9;  // 1 to 9

std::vector<const Outcome*> outcomes_of(const WorkRow& row) {
    std::vector<const Outcome*> outcomes;
    if (!row.campaign) return outcomes;
    for (const Outcome& outcome : row.campaign->outcomes) {
        if (!outcome.retired) outcomes.push_back(&outcome);
    }
    return outcomes;
}

const char* icon_of(const Outcome& outcome) {
    if (outcome.success) return icon::circle_check;
    if (outcome.do_not_call) return icon::ban;
    if (outcome.callback) return icon::calendar_clock;
    return outcome.dialable_again ? icon::phone_missed : icon::circle;
}

// The picked outcome, where it is still one of the campaign's.
const Outcome* picked(const WorkFrame& work, const WorkRow& row) {
    const auto found = work.memory.outcomes.find(row.id);
    const Outcome* outcome =
        found == work.memory.outcomes.end() ? nullptr : outcome_of(row, found->second);
    return outcome && !outcome->retired ? outcome : nullptr;
}

bool is_blank(const std::string& notes) {
    return notes.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::string why_not(const Outcome* outcome, const std::string& notes) {
    if (!outcome) return "Pick an outcome first.";
    if (outcome->notes_required && is_blank(notes)) {
        return "“" + outcome->label + "” needs notes: write what was said.";
    }
    return "";
}

void draw_outcomes(const WorkFrame& work, const WorkRow& row) {
    const std::vector<const Outcome*> outcomes = outcomes_of(row);
    const Outcome* chosen = picked(work, row);
    std::vector<Choice> entries;
    int index = -1;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const ImGuiKeyChord key =
            i < outcomes_with_keys ? key::outcome.chord + static_cast<int>(i) : 0;
        entries.push_back({.label = outcomes[i]->label, .icon = icon_of(*outcomes[i]), .key = key});
        if (outcomes[i] == chosen) index = static_cast<int>(i);
    }
    if (choices("outcome", "Outcome", entries, index) && index >= 0) {
        work.memory.outcomes[row.id] = outcomes[static_cast<std::size_t>(index)]->code;
    }
}

FieldEdit draw_notes(const WorkFrame& work, const WorkRow& row, std::string& notes) {
    const Outcome* outcome = picked(work, row);
    const bool required = outcome && outcome->notes_required;
    const FieldEdit edit = notes_field("notes", "Notes", notes,
                                  {.placeholder = "What was said, what was agreed",
                                   .bytes_max = notes_bytes_max,
                                   .required = required,
                                   .key = key::notes.chord,
                                   .lines = 3});
    if (edit.changed) work.wishes.push_back(KeepDraft{row.id, notes});
    return edit;
}

// The callback that this call is about, where nobody was reached.
const Callback* unanswered(const WorkFrame& work, const WorkRow& row, const Outcome& outcome) {
    if (!row.campaign || !row.campaign->callbacks.agents_may_set) return nullptr;
    if (!may_try_again(outcome) || !row.lead) return nullptr;
    return work.model.replica->view().callback_of(row.lead->id);
}

bool promises(const WorkFrame& work, const WorkRow& row, const Outcome& outcome) {
    if (outcome.callback) return true;
    return unanswered(work, row, outcome) && work.memory.callbacks[row.id].again;
}

void draw_promise(const WorkFrame& work, const WorkRow& row, const Outcome& outcome) {
    if (!row.campaign) return;
    CallbackDraft& draft = work.memory.callbacks[row.id];
    const Callback* before = unanswered(work, row, outcome);
    if (!outcome.callback && !before) return;
    if (before) {
        const CallbackRules& rules = row.campaign->callbacks;
        const bool by_itself = before->retries < rules.retries_max;
        if (!draft.begun) {
            draft = draft_of(work.model, *before);
            draft.day = {};
            draft.slot = -1;
            draft.ahead = 1;
            draft.again = !by_itself;
        }
        checkbox("again", by_itself ? "Choose when to try again" : "Promise to try again",
                 draft.again);
        if (!draft.again && by_itself) {
            muted("It is set again by itself, about " + std::to_string(rules.retry_minutes) +
                  " minutes from now.");
        }
        if (!draft.again) return;
    }
    draw_callback_form(work.model,
                       {.campaign = row.campaign,
                        .zone = row.lead ? first_zone(row.lead->zone) : std::string()},
                       draft, work.wishes);
}

void complete(const WorkFrame& work, const WorkRow& row, const Outcome& outcome) {
    // The notes stay in memory: should the relay refuse, they are still there.
    std::optional<NewCallback> callback;
    if (promises(work, row, outcome)) {
        callback =
            promised(work.model, row.lead ? first_zone(row.lead->zone) : "",
                     work.memory.callbacks[row.id]);
    }
    work.wishes.push_back(Give{CompleteCall{.assignment = row.id,
                                            .outcome = outcome.code,
                                            .notes = work.memory.notes[row.id],
                                            .started_at = row.assignment->call_started,
                                            .ended_at = work.model.now,
                                            .callback = std::move(callback)},
                               "Completed: " + row.name() + ", " + outcome.label});
    choose(work, work.list.next());
}

}  // namespace

bool has_call_form(const WorkFrame& work, const WorkRow& row) {
    if (!row.is_open()) return false;
    // A client's number is claimed and called first; a customer's form is there from the start.
    // It stays where the claim lapsed under it.
    return !work.is_client() || row.standing == RowStanding::departed || row.holds_number() ||
           bool(row.assignment->call_started) || work.memory.lapsed.contains(row.id);
}

void draw_call_form(const WorkFrame& work, const WorkRow& row) {
    const bool departed = row.standing == RowStanding::departed;
    const bool called = bool(row.assignment->call_started);
    gap(space::half);
    hairline();
    gap(space::half);
    // It can be completed once; the view cannot show that it was until the relay answers.
    if (departed && work.model.replica->waiting_completion(row.id)) {
        paragraph("Your call is kept and waits for the relay.", Ink::muted);
        return;
    }
    draw_outcomes(work, row);
    const Outcome* outcome = picked(work, row);
    if (outcome) draw_promise(work, row, *outcome);
    std::string& notes = work.memory.notes[row.id];
    const FieldEdit edit = draw_notes(work, row, notes);
    const std::string reason = why_not(outcome, notes);
    const char* label = work.is_client() ? "Complete" : "Complete Interaction";
    const bool pressed =
        button("complete", label,
               {.kind = called || departed ? ButtonKind::primary : ButtonKind::secondary,
                .icon = icon::check,
                .tooltip = "Completes the call and goes on to the next number",
                .disabled = reason,
                .key = key::complete.chord,
                .width = fill_width});
    if (reason.empty()) {
        paragraph("Closing this panel completes nothing: the call counts once you complete it.",
                  Ink::muted, Type::small);
    } else {
        paragraph(reason, Ink::warn, Type::small);
    }
    if (outcome && reason.empty() && (pressed || edit.submitted)) complete(work, row, *outcome);
}

}  // namespace recall::ui
