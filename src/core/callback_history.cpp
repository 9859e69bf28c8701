#include "core/callback_history.hpp"

#include "core/request.hpp"

namespace recall {

namespace {

// Adds the steps of one event; most have none.
struct Steps {
    const CallbackStep& start;  // what all steps of the command have in common
    std::vector<CallbackStep>& steps;

    CallbackStep& add(CallbackId callback, CallbackDeed what) {
        CallbackStep& step = steps.emplace_back(start);
        step.callback = callback;
        step.what = what;
        return step;
    }
    void add(const Callback& callback, CallbackDeed what, const std::string& why = {}) {
        CallbackStep& step = add(callback.id, what);
        step.callback_time = callback.callback_time;
        step.user = callback.user;
        step.recipient = callback.recipient;
        step.why = why;
    }

    template <typename E>
    void operator()(const E&) {}
    void operator()(const CallbackBooked& e) {
        add(e.callback, e.callback.retries > 0 ? CallbackDeed::again : CallbackDeed::booked);
    }
    void operator()(const CallbackMoved& e) {
        add(e.callback, start.by == clock_name ? CallbackDeed::opened : CallbackDeed::moved, e.why);
    }
    void operator()(const CallbackReleased& e) { add(e.callback, CallbackDeed::released); }
    void operator()(const CallbacksReleased& e) {
        for (const CallbackId id : e.callbacks) add(id, CallbackDeed::released);
    }
    void operator()(const CallbackTaken& e) { add(e.callback, CallbackDeed::taken).user = e.agent; }
    void operator()(const CallbackEnded& e) {
        CallbackStep& step = add(e.callback, CallbackDeed::ended);
        step.ended = e.end;
        step.why = e.why;
    }
};

}  // namespace

std::vector<CallbackStep> callback_steps(std::int64_t record, Instant at, const Username& by,
                                         const Events& events) {
    CallbackStep start;
    start.record = record;
    start.at = at;
    start.by = by;
    std::vector<CallbackStep> steps;
    for (const Event& event : events) {
        std::visit(Steps{start, steps}, event);
        ++start.step;
    }
    return steps;
}

}  // namespace recall
