// What a call came to: an outcome, notes, and the one button that completes it.
#include "core/callback.hpp"
#include "ui/parts/callback_form.hpp"
#include "ui/screens/agent/work.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace recall::ui {
namespace {

constexpr std::size_t outcomes_with_keys = 9;  // 1 to 9
constexpr std::int64_t written_elsewhere_ms = 10'000;
constexpr float form_end_height_px = 64;       // the button and a line below it, at least

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
    const std::optional<Code>& code = work.draft(row.id).outcome;
    const Outcome* outcome = code ? outcome_of(row, *code) : nullptr;
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

// Whether one was picked by its key: what follows from it is entered by keys too.
bool draw_outcomes(const WorkFrame& work, const WorkRow& row) {
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
    if (!choices("outcome", "Outcome", entries, index) || index < 0) return false;
    work.draft(row.id).outcome = outcomes[static_cast<std::size_t>(index)]->code;
    return ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_1 + index), false);
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
    return edit;
}

// The callback that this call is about, where nobody was reached.
const Callback* unanswered(const WorkFrame& work, const WorkRow& row, const Outcome& outcome) {
    if (row.call || !row.campaign || !row.campaign->callbacks.agents_may_set) return nullptr;
    if (!may_try_again(outcome) || !row.lead) return nullptr;
    return work.model.replica->view().callback_of(row.lead->id);
}

// A day may be given, as for a follow-up.
bool may_promise(const WorkRow& row, const Outcome& outcome) {
    return outcome.may_promise && row.campaign && row.campaign->callbacks.agents_may_set;
}

// Of a call that is corrected nobody knows here what it was made for: its agent does.
bool may_choose_again(const WorkRow& row, const Outcome& outcome) {
    return row.call && may_try_again(outcome) && row.campaign &&
           row.campaign->callbacks.agents_may_set;
}

bool promises(const WorkFrame& work, const WorkRow& row, const Outcome& outcome) {
    if (outcome.callback) return true;
    if (may_promise(row, outcome)) return work.draft(row.id).follow_up;
    if (may_choose_again(row, outcome)) return work.draft(row.id).callback.again;
    return unanswered(work, row, outcome) && work.draft(row.id).callback.again;
}

// "Tried again Mon 30 Nov 13:00"; empty where it is not.
std::string next_try_words(const WorkFrame& work, const Callback& before) {
    const PageClocks clocks(work.model);
    const auto at = next_try(work.model.replica->view(), before, {work.model.now, &clocks});
    return at ? "tried again " + time_of_day(work.model, *at) : "";
}

// What was promised for it is tried again by itself, or the agent has said when.
std::string follow_words(const WorkFrame& work, const WorkRow& row, const Outcome& outcome) {
    const Callback* before = unanswered(work, row, outcome);
    if (!before || promises(work, row, outcome)) return "";
    const std::string words = next_try_words(work, *before);
    return words.empty() ? ". That was the last try." : ", " + words;
}

// The customer's; empty: the desk's.
std::string zone_of(const WorkRow& row) {
    return row.lead ? first_zone(row.lead->zone) : std::string();
}

// Tomorrow, when the customer may first be rung.
CallbackDraft follow_up_draft(const WorkFrame& work, const WorkRow& row) {
    const std::string own = zone_of(row);
    const std::string& zone = own.empty() ? work.model.replica->view().desk().zone : own;
    const auto there = PageClocks(work.model).local_time(work.model.now, zone);
    CallbackDraft draft;
    draft.day.chosen = next(there ? there->day : work.model.today);
    draft.slot_minutes = row.campaign->callbacks.slot_minutes;
    draft.begun = true;
    const auto opens = next_open(row.campaign->hours, zone, {draft.day.chosen, 8 * 60});
    if (!opens) return draft;
    draft.day.chosen = opens->day;
    draft.slot = opens->minute / draft.slot_minutes;
    return draft;
}

// Whether it stays with the form for a time to be chosen.
bool draw_follow_up(const WorkFrame& work, const WorkRow& row) {
    CallDraft& draft = work.draft(row.id);
    const bool pressed = checkbox("follow_up", "Give it a day", draft.follow_up);
    if (pressed && draft.follow_up) draft.callback = follow_up_draft(work, row);
    return draft.follow_up;
}

void draw_promise(const WorkFrame& work, const WorkRow& row, const Outcome& outcome,
                  bool by_key) {
    if (!row.campaign) return;
    CallbackDraft& draft = work.draft(row.id).callback;
    const Callback* before = unanswered(work, row, outcome);
    if (may_promise(row, outcome)) {
        if (!draw_follow_up(work, row)) return;
    } else if (may_choose_again(row, outcome)) {
        checkbox("again", "Promise to try again", draft.again);
        if (!draft.again) return;
    } else if (!outcome.callback && !before) {
        return;
    }
    if (before) {
        const CallbackRules& rules = row.campaign->callbacks;
        const bool by_itself = before->retries < rules.retries_max;
        if (!draft.begun) {
            draft = draft_of(work.model, *before, zone_of(row));
            draft.day = {};
            draft.slot = -1;
            draft.ahead = 1;
            draft.again = !by_itself;
        }
        checkbox("again", by_itself ? "Choose when to try again" : "Promise to try again",
                 draft.again);
        if (!draft.again && by_itself) {
            muted("By itself it is " + next_try_words(work, *before) + ".");
        }
        if (!draft.again) return;
    }
    draw_callback_form(work.model,
                       {.campaign = row.campaign,
                        .zone = zone_of(row),
                        .focus = by_key && outcome.callback},
                       draft, work.wishes);
}

// Why it cannot be completed, or that closing the panel completes nothing; and whether a reload
// would lose what was entered.
void draw_below(const WorkFrame& work, const WorkRow& row, const CallDraft& draft,
                const std::string& reason) {
    const bool keeps = work.model.device_keeps && !draft.is_blank() && !row.call;
    const std::string kept = keeps ? " Draft kept on this device." : "";
    const char* counts = row.call ? "It stays as it is until you save the correction."
                                  : "The call counts once you complete it.";
    paragraph((reason.empty() ? counts : reason) + kept,
              reason.empty() ? Ink::muted : Ink::warn, Type::small);
}

// Both show the same; who types in both at once should know.
void draw_written_elsewhere(const WorkFrame& work, const WorkRow& row) {
    WorkMemory& memory = work.memory;
    if (memory.written_elsewhere != row.id) return;
    const std::int64_t now_ms = frame().now_ms;
    if (memory.written_until_ms == 0) memory.written_until_ms = now_ms + written_elsewhere_ms;
    if (now_ms >= memory.written_until_ms) return memory.written_elsewhere.reset();
    toolkit().wake_at(memory.written_until_ms);
    paragraph("You write in another tab too: what is typed last stands in both.", Ink::info,
              Type::small);
}

void close_correction(const WorkFrame& work) {
    choose(work, std::exchange(work.memory.correcting, std::nullopt)->after);
}

void save_correction(const WorkFrame& work, const WorkRow& row, const Outcome& outcome,
                     std::optional<NewCallback> callback) {
    work.wishes.push_back(Give{CorrectOutcome{.assignment = row.id,
                                              .outcome = outcome.code,
                                              .notes = work.draft(row.id).notes,
                                              .started_at = row.call->started_at,
                                              .ended_at = row.call->completed_at,
                                              .at = work.memory.correcting->since,
                                              .callback = std::move(callback)},
                               "Corrected: " + row.name() + ", " + outcome.label});
    close_correction(work);
}

void complete(const WorkFrame& work, const WorkRow& row, const Outcome& outcome) {
    // The notes stay in memory: should the relay refuse, they are still there.
    std::optional<NewCallback> callback;
    const std::string follow = follow_words(work, row, outcome);
    if (promises(work, row, outcome)) {
        callback = promised(work.model, zone_of(row), work.draft(row.id).callback);
    }
    if (row.call) return save_correction(work, row, outcome, std::move(callback));
    work.wishes.push_back(Give{CompleteCall{.assignment = row.id,
                                            .outcome = outcome.code,
                                            .notes = work.draft(row.id).notes,
                                            .started_at = row.assignment->call_started,
                                            .ended_at = work.model.now,
                                            .callback = std::move(callback)},
                               "Completed: " + row.name() + ", " + outcome.label + follow});
    choose(work, work.list.next());
}

}  // namespace

bool has_call_form(const WorkFrame& work, const WorkRow& row) {
    if (row.call) return is_correcting(work, row.id);
    if (!row.is_open()) return false;
    // A client's number is claimed and called first; a customer's form is there from the start.
    // It stays where the claim lapsed under it.
    return !work.is_client() || row.standing == RowStanding::departed || row.holds_number() ||
           bool(row.assignment->call_started) || work.memory.lapsed.contains(row.id);
}

void draw_call_form(const WorkFrame& work, const WorkRow& row, float height) {
    const bool departed = row.standing == RowStanding::departed;
    const bool called = row.call || row.assignment->call_started;
    if (height == 0) {
        gap(space::half);
        hairline();
        gap(space::half);
    }
    // It can be completed once; the view cannot show that it was until the relay answers.
    if (departed && work.model.replica->waiting_completion(row.id)) {
        paragraph("Your call is kept and waits for the relay.", Ink::muted);
        return;
    }
    CallDraft& draft = work.draft(row.id);
    const CallDraft before = draft;
    std::optional<ScrollArea> entered;
    if (height > 0) {
        entered.emplace("entered", "The call",
                        height - std::max(form_end_height_px, work.memory.form_end_height));
    }
    const bool by_key = draw_outcomes(work, row);
    const Outcome* outcome = picked(work, row);
    if (outcome) draw_promise(work, row, *outcome, by_key);
    const FieldEdit edit = draw_notes(work, row, draft.notes);
    entered.reset();
    const float end_top = ImGui::GetCursorPosY();
    const std::string reason = why_not(outcome, draft.notes);
    const char* label = row.call           ? "Save correction"
                        : work.is_client() ? "Complete"
                                           : "Complete Interaction";
    const bool pressed =
        button("complete", label,
               {.kind = called || departed ? ButtonKind::primary : ButtonKind::secondary,
                .icon = icon::check,
                .tooltip = row.call ? "The call is as you say now, and counted once"
                                    : "Completes the call and goes on to the next number",
                .disabled = reason,
                .key = key::complete.chord,
                .width = fill_width});
    draw_below(work, row, draft, reason);
    draw_written_elsewhere(work, row);
    const bool left = row.call && button("leave", "Leave it as it was", {.small = true});
    const float end_height = (ImGui::GetCursorPosY() - end_top) / frame().scale;
    // What stands above it is as high as is left: from the next frame on.
    if (end_height != work.memory.form_end_height) toolkit().keep_moving();
    work.memory.form_end_height = end_height;
    if (draft != before && !row.call) {
        work.wishes.push_back(KeepDraft{.assignment = row.id, .draft = draft});
    }
    if (left) {
        work.memory.drafts.erase(row.id);
        return close_correction(work);
    }
    if (outcome && reason.empty() && (pressed || edit.submitted)) complete(work, row, *outcome);
}

}  // namespace recall::ui
