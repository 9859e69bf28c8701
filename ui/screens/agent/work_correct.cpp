// A slip of the finger, put right: the call that was completed a moment ago opens in its form once
// more.
#include "ui/parts/callback_form.hpp"
#include "ui/screens/agent/work.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <utility>

namespace recall::ui {
namespace {

// While it waits on the device, or for a moment after the relay has heard of it.
bool may_correct(const WorkFrame& work, const WorkRow& row) {
    if (!row.call) return false;
    if (work.model.replica->waiting_completion(row.id)) return true;
    const std::int64_t left = correct_ms - (work.model.now - row.call->received_at);
    if (left <= 0) return false;
    toolkit().wake_at(frame().now_ms + left);
    return true;
}

CallDraft draft_of_call(const WorkFrame& work, const WorkRow& row) {
    const CompletedCall& call = *row.call;
    CallDraft draft;
    draft.outcome = call.outcome;
    draft.notes = call.notes;
    draft.callback.again = call.from_callback;
    const Callback* promised = work.model.replica->view().callback_of(call.lead);
    if (!promised || promised->entry_time != call.completed_at) return draft;
    // Tried again by itself it stays; what was chosen is there to be changed.
    const bool chosen = promised->retries == 0;
    draft.callback = draft_of(work.model, *promised, first_zone(call.zone));
    draft.callback.again = chosen;
    draft.follow_up = chosen;
    return draft;
}

void begin_correction(const WorkFrame& work, const WorkRow& row) {
    if (!work.memory.drafts.contains(row.id)) work.draft(row.id) = draft_of_call(work, row);
    const std::optional<AssignmentId> after = work.memory.chosen;
    choose(work, row.id);
    work.memory.correcting = Correction{row.id, work.model.now, after, draft_of_call(work, row)};
}

bool says_the_same(const CallDraft& one, const CallDraft& other) {
    return one.outcome == other.outcome && one.notes == other.notes &&
           one.callback.comments == other.callback.comments;
}

}  // namespace

bool is_correcting(const WorkFrame& work, AssignmentId call) {
    return work.memory.correcting && work.memory.correcting->call == call;
}

// What was written stays until the call is corrected; a call as it was is no draft of anything.
void leave_correction(const WorkFrame& work) {
    const Correction left = *std::exchange(work.memory.correcting, std::nullopt);
    const auto written = work.memory.drafts.find(left.call);
    if (written == work.memory.drafts.end() || !says_the_same(written->second, left.from)) return;
    work.memory.drafts.erase(written);
}

void draw_correct(const WorkFrame& work, const WorkRow& row) {
    if (is_correcting(work, row.id) || !may_correct(work, row)) return;
    const ButtonOptions options{.icon = icon::undo,
                                .tooltip = "The outcome, the notes, the promise: for a minute, or "
                                           "as long as the call waits on this device",
                                .key = key::correct.chord,
                                .small = true};
    if (button("correct", "Correct", options)) begin_correction(work, row);
    flow(button_width("Archive", {.icon = icon::archive, .small = true}));
}

void open_correction(const WorkFrame& work) {
    const bool wanted = std::exchange(work.memory.correct_last, false);
    const WorkRow* chosen = work.list.chosen();
    if (chosen && chosen->call) return;  // its own button has the key
    if (!wanted && !pressed(key::correct)) return;
    // What is done stands last, the latest first.
    const auto last = std::find_if(work.rows().begin(), work.rows().end(),
                                   [](const WorkRow& row) { return row.call != nullptr; });
    if (last == work.rows().end() || !may_correct(work, *last)) return;
    begin_correction(work, *last);
}

}  // namespace recall::ui
