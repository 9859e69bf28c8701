// The oracle's second opinion on callbacks: who waits for which, and that none is lost.
#include "tests/sim/oracle.hpp"

#include "core/request.hpp"

#include <algorithm>

namespace recall::sim {

namespace {

std::string name(CallbackId id) { return "callback " + std::to_string(id.value); }

}  // namespace

void Oracle::take(const Record& record, const CallbackBooked& e) {
    law(e.callback.id.value == ++promises_ever_, "callbacks are not numbered in order");
    // What is set again by itself stays whose it was.
    law(e.callback.user == record.by || e.callback.retries > 0, "promised in another's name");
    OneLead& lead = leads_.at(e.callback.lead);
    law(!lead.callback, name(e.callback.id) + " is a second one of its lead");
    lead.callback = e.callback.id;
    lead.status = Code{"CBHOLD"};
    promises_[e.callback.id] = {e.callback.lead, e.callback.user, e.callback.callback_time,
                                e.callback.recipient == Recipient::ANYONE, false,
                                e.callback.entry_time};
}

void Oracle::take(const Record& record, const CallbackMoved& e) {
    const auto at = promises_.find(e.callback.id);
    law(at != promises_.end(), name(e.callback.id) + " was moved and is not open");
    if (at == promises_.end()) return;
    Promise& promise = at->second;
    const auto user = users_.find(record.by);
    const bool by_agent = user != users_.end() && user->second.role == Role::agent;
    law(!by_agent || (promise.user == record.by && e.callback.user == record.by),
        record.by + " moved another's callback");
    const bool to_anyone = e.callback.recipient == Recipient::ANYONE;
    const bool stays_released = to_anyone && promise.time == e.callback.callback_time;
    if (promise.released && !stays_released) leads_.at(promise.lead).status = Code{"CBHOLD"};
    promise = {promise.lead, e.callback.user, e.callback.callback_time, to_anyone,
               promise.released && stays_released, promise.entered};
}

void Oracle::take(const Record& record, const CallbacksReleased& e) {
    Instant before;
    for (const CallbackId id : e.callbacks) {
        const auto at = promises_.find(id);
        if (at != promises_.end()) {
            law(before <= at->second.time, name(id) + " was released out of its turn");
            before = at->second.time;
        }
        take(record, CallbackReleased{id, e.at});
    }
}

void Oracle::take(const Record& record, const CallbackTaken& e) {
    const auto at = promises_.find(e.callback);
    law(at != promises_.end(), name(e.callback) + " was taken and is not open");
    if (at == promises_.end()) return;
    const auto held = numbers_.find(leads_.at(at->second.lead).held);
    law(e.agent == record.by && held != numbers_.end() && held->second.agent == e.agent,
        name(e.callback) + " was taken without its number");
}

void Oracle::take(const Record& record, const CallbackReleased& e) {
    const auto at = promises_.find(e.callback);
    law(at != promises_.end(), name(e.callback) + " was released and is not open");
    if (at == promises_.end()) return;
    Promise& promise = at->second;
    OneLead& lead = leads_.at(promise.lead);
    law(promise.to_anyone && !promise.released, name(e.callback) + " is not to be released");
    law(promise.time <= record.at, name(e.callback) + " was released before its time");
    law(!lead.held && !lead.do_not_call && !lead.barred,
        name(e.callback) + " was released to nobody's use");
    promise.released = true;
    lead.status = Code{"CALLBK"};
    lead.called_since_reset = false;
    law(is_dialable(lead), name(e.callback) + " was released and cannot be dialled");
}

void Oracle::take(const Record&, const CallbackEnded& e) {
    const auto at = promises_.find(e.callback);
    law(at != promises_.end(), name(e.callback) + " ended twice");
    if (at == promises_.end()) return;
    OneLead& lead = leads_.at(at->second.lead);
    const bool unanswered =
        e.end == CallbackEnd::not_reached || e.end == CallbackEnd::given_up;
    law((e.end != CallbackEnd::called && !unanswered) || lead.promise_kept,
        name(e.callback) + " was ended by a call that did not keep it");
    law(!unanswered || !lead.reached, name(e.callback) + " is tried again, and was answered");
    law(e.end != CallbackEnd::do_not_call || lead.do_not_call || lead.barred,
        name(e.callback) + " ended for somebody who may be called");
    lead.callback = {};
    if (e.leaves) lead.status = e.leaves;
    if (lead.status == Code{"CBHOLD"}) lead.status = lead.last_outcome;
    promises_.erase(at);
}

std::string Oracle::compare_callbacks(const State& state) const {
    if (state.callbacks().size() != promises_.size()) return "callbacks were lost or made";
    for (const auto& [id, mine] : promises_) {
        const Callback* callback = state.callback(id);
        if (!callback) return "lost: " + name(id);
        const bool released = callback->status == CallbackStatus::LIVE;
        if (callback->lead != mine.lead || callback->user != mine.user ||
            callback->callback_time != mine.time || released != mine.released) {
            return "stands otherwise: " + name(id);
        }
    }
    return {};
}

}  // namespace recall::sim
