// A call that was completed a moment ago, put right by its agent: another outcome, other notes,
// another promise. RULES.md §6. The call stays the same call: nothing is counted twice.
#include "core/callback.hpp"
#include "core/numbers.hpp"
#include "core/query.hpp"
#include "core/rules.hpp"

namespace recall {

namespace {

// What it corrects never came to anything, or is no longer at hand.
Decision decide_without_call(const State& state, const Request& request,
                             const CorrectOutcome& command) {
    const Assignment* open = state.assignment(command.assignment);
    const Assignment* known = open ? open : request.recalled ? &*request.recalled : nullptr;
    if (!known) return Rejection{Reason::assignment_unknown};
    if (known->agent != request.by) return Rejection{Reason::not_your_number};
    if (known->stage == Stage::completed) return Rejection{Reason::call_archived};
    return decide_on(state, request, call_in(command));
}

bool is_promised_by(const Callback& callback, const CompletedCall& call) {
    return callback.lead == call.lead && callback.entry_time == call.completed_at;
}

bool is_promised_so(const Callback& callback, const NewCallback& promised) {
    return callback.callback_time == promised.time && callback.recipient == promised.recipient &&
           callback.comments == promised.comments;
}

// The number as it was in the agent's hands.
Assignment assignment_of(const CompletedCall& call) {
    return {.id = call.assignment,
            .lead = call.lead,
            .list = call.list,
            .campaign = call.campaign,
            .kind = call.kind,
            .agent = call.agent,
            .day = call.day,
            .assigned_at = call.started_at,
            .stage = Stage::claimed,
            .call_started = call.started_at};
}

std::optional<Rejection> check_in_time(const CompletedCall& call, const CorrectOutcome& command,
                                       Instant now) {
    // It waited with its call on the device: then the device's own clock tells.
    const bool by_device = command.at >= call.completed_at && command.at <= now &&
                           command.at - call.completed_at <= correct_ms;
    if (by_device || now - call.received_at <= correct_ms) return std::nullopt;
    return Rejection{Reason::correction_late, "", correct_ms / second_ms};
}

// What becomes of the promise that holds the lead now, and of the one that is made now.
class Promises {
public:
    Promises(const State& state, const CompletedCall& call, const Outcome* before,
             const Outcome& outcome, const CorrectOutcome& command)
        : open_(state.callback_of(call.lead)), outcome_(outcome), promised_(command.callback) {
        booked_ = open_ && is_promised_by(*open_, call);
        const Assignment* held = state.assignment_of(call.lead);
        in_hands_ = held && is_begun(*held);
        tries_go_on_ = call.from_callback && before && !reaches(*before) && may_try_again(outcome);
        kept_for_good_ = call.from_callback && !open_ && (!before || reaches(*before));
    }

    // The call had kept a promise; now it has not, and nothing follows.
    bool would_be_forgotten() const {
        return kept_for_good_ && !promised_ && may_try_again(outcome_);
    }
    bool stays() const { return booked_ && promised_ && is_promised_so(*open_, *promised_); }
    bool ends() const {
        if (!open_ || stays()) return false;
        if (promised_) return true;
        return outcome_.do_not_call || (booked_ && !tries_go_on_ && !in_hands_);
    }
    CallbackEnd how() const {
        return booked_ ? CallbackEnd::corrected
               : promised_ ? CallbackEnd::replaced
                           : CallbackEnd::do_not_call;
    }
    const Callback* open() const { return open_; }

private:
    const Callback* open_;
    const Outcome& outcome_;
    const std::optional<NewCallback>& promised_;
    bool booked_ = false;         // by the call itself
    bool in_hands_ = false;       // somebody is about to keep it
    bool tries_go_on_ = false;    // nobody was reached, then as now
    bool kept_for_good_ = false;  // by the call, as it was completed
};

}  // namespace

Decision decide_on(const State& state, const Request& request, const CorrectOutcome& command) {
    const CompletedCall* call = call_of(state, request.by, command.assignment);
    if (!call) return decide_without_call(state, request, command);
    if (!state.lead(call->lead)) return Rejection{Reason::lead_unknown};
    const Campaign* campaign = state.campaign(call->campaign);
    if (!campaign) return Rejection{Reason::campaign_unknown, call->campaign.text()};
    const Outcome* outcome = outcome_of(*campaign, command.outcome);
    if (!outcome) return Rejection{Reason::outcome_unknown, command.outcome.text()};
    const Outcome* before = outcome_of(*campaign, call->outcome);
    const Promises promises(state, *call, before, *outcome, command);
    const bool same_words = call->outcome == command.outcome && call->notes == command.notes;
    if (same_words && (promises.stays() || (!command.callback && !promises.ends()))) {
        return Events{};
    }
    if (auto no = check_in_time(*call, command, request.now)) return *no;
    if (outcome->retired && outcome != before) {
        return Rejection{Reason::outcome_retired, outcome->label};
    }
    if (before && before->do_not_call && !outcome->do_not_call) {
        return Rejection{Reason::do_not_call_stands, before->label};
    }
    const Assignment assignment = assignment_of(*call);
    if (auto no = check_with_outcome(state, *outcome, *campaign, call_in(command), assignment,
                                     request)) {
        return *no;
    }
    if (promises.would_be_forgotten()) {
        return Rejection{Reason::callback_time_missing, outcome->label};
    }

    const Lead& lead = *state.lead(call->lead);
    const CallCorrected corrected{
        .call = call->id,
        .outcome = outcome->code,
        .notes = command.notes,
        .settles_lead = lead.last_call == call->completed_at && lead.last_outcome == call->outcome,
        .do_not_call = outcome->do_not_call};
    Events events{corrected};
    if (promises.ends()) {
        const Code leaves = corrected.settles_lead ? outcome->code : lead.last_outcome;
        events.push_back(
            CallbackEnded{promises.open()->id, promises.how(), request.now, {}, {}, leaves});
    }
    if (command.callback && !promises.stays()) {
        book_promise(state, request, assignment, *command.callback, call->completed_at,
                     outcome->do_not_call, events);
    }
    if (outcome->do_not_call) {
        never_call_again(state, request, phones_of(lead), outcome->label, events);
    }
    return events;
}

void evolve(Edit& edit, const CallCorrected& event) {
    const CompletedCall* before = edit.state().call(event.call);
    ensure(before != nullptr);
    const Code was = before->outcome;
    CompletedCall call = *before;
    const Code first = call.corrected_from ? call.corrected_from : was;
    call.corrected_from = first == event.outcome ? Code{} : first;
    call.outcome = event.outcome;
    call.notes = event.notes;
    const LeadId lead = call.lead;
    // What holds it decides how it stands, and so does whoever has it by now. An outcome may have
    // the code of a promise that is due.
    const bool is_promised = edit.state().callback_of(lead) != nullptr;
    edit.save(std::move(call));
    edit.lead(lead, [&](Lead& changed) {
        changed.do_not_call = changed.do_not_call || event.do_not_call;
        if (!event.settles_lead) return;
        if (changed.status == was && !is_promised) changed.status = event.outcome;
        changed.last_outcome = event.outcome;
    });
}

}  // namespace recall
