// What a campaign's CallbackRules say: who may set and keep callbacks, when one that is kept
// becomes anyone's, what became of a promise.
#include "core/callback.hpp"

#include "core/rules.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

// Zero: never.
std::int64_t opening_delay_ms(const State& state, Code id) {
    const Campaign* campaign = state.campaign(id);
    return campaign ? campaign->callbacks.to_anyone_minutes * minute_ms : 0;
}

}  // namespace

// ---- Asking

bool is_escalated(const State& state, const Callback& callback, Instant now) {
    const Campaign* campaign = state.campaign(callback.campaign);
    if (!campaign || !is_open(callback.status) || state.assignment_of(callback.lead)) return false;
    const std::int64_t after_ms = campaign->callbacks.escalate_minutes * minute_ms;
    return after_ms > 0 && callback.callback_time + after_ms <= now;
}

Kept how_kept(const Callback& callback, Instant now) {
    const Instant last = callback.callback_time + callback_on_time_ms;
    switch (callback.ended) {
        case CallbackEnd::none: return last <= now ? Kept::missed : Kept::waiting;
        case CallbackEnd::called:
        case CallbackEnd::not_reached:
        case CallbackEnd::given_up:
        case CallbackEnd::replaced: {
            const Instant at = callback.kept_at ? callback.kept_at : callback.modify_date;
            return at < last ? Kept::on_time : Kept::late;
        }
        case CallbackEnd::cancelled:
            return last <= callback.modify_date ? Kept::missed : Kept::withdrawn;
        case CallbackEnd::do_not_call:
        case CallbackEnd::success:
        case CallbackEnd::corrected: return Kept::withdrawn;
    }
    return Kept::withdrawn;
}

std::vector<CallbackId> due_openings(const State& state, Instant now, std::size_t most) {
    std::vector<CallbackId> callbacks;
    for (const auto& [campaign, times] : state.kept_by_time()) {
        const std::int64_t delay_ms = opening_delay_ms(state, campaign);
        if (delay_ms == 0) continue;
        for (const auto& [time, id] : times) {
            if (time + delay_ms > now || callbacks.size() >= most) break;
            callbacks.push_back(id);
        }
    }
    return callbacks;
}

std::optional<Instant> next_opening(const State& state) {
    std::optional<Instant> next;
    for (const auto& [campaign, times] : state.kept_by_time()) {
        const std::int64_t delay_ms = opening_delay_ms(state, campaign);
        if (delay_ms == 0) continue;
        const Instant first = times.begin()->first + delay_ms;
        next = next ? std::min(*next, first) : first;
    }
    return next;
}

// ---- Deciding

bool reaches(const Outcome& outcome) {
    if (outcome.callback || outcome.success) return true;
    if (outcome.reached) return *outcome.reached;
    return !outcome.dialable_again || outcome.do_not_call || outcome.notes_required;
}

bool may_try_again(const Outcome& outcome) {
    return !reaches(outcome) && outcome.dialable_again && !outcome.do_not_call;
}

bool may_have_time(const Outcome& outcome) {
    return outcome.callback || outcome.may_promise || may_try_again(outcome);
}

std::optional<Rejection> check_setter(const State& state, const Campaign& campaign,
                                      const Username& username) {
    if (!campaign.callbacks.agents_may_set) {
        return Rejection{Reason::callbacks_off, campaign.name};
    }
    const User* user = state.user(username);
    if (user && user->may_set_callbacks) return std::nullopt;
    return Rejection{Reason::callbacks_off, username};
}

std::optional<Rejection> check_room_to_keep(const State& state, const Campaign& campaign,
                                            const Username& username, const Callback* instead) {
    const int most = campaign.callbacks.kept_max;
    if (most == 0) return std::nullopt;
    const auto& own = state.callbacks_of(username);
    const auto kept = std::count_if(own.begin(), own.end(), [&](CallbackId id) {
        const Callback& callback = *state.callback(id);
        return callback.recipient == Recipient::USERONLY && callback.campaign == campaign.id &&
               (!instead || callback.id != instead->id);
    });
    if (kept < most) return std::nullopt;
    return Rejection{Reason::callbacks_full, username, most};
}

std::optional<Event> callback_taken(const State& state, const Request& request, LeadId lead) {
    const Callback* callback = state.callback_of(lead);
    if (!callback) return std::nullopt;
    return CallbackTaken{callback->id, request.by, request.now};
}

void end_promises(const State& state, const Request& request, const std::vector<LeadId>& leads,
                  Events& events) {
    std::set<CallbackId> ended;
    for (const Event& event : events) {
        if (const auto* end = std::get_if<CallbackEnded>(&event)) ended.insert(end->callback);
    }
    for (const LeadId lead : leads) {
        const Callback* callback = state.callback_of(lead);
        if (!callback || !ended.insert(callback->id).second) continue;
        events.push_back(
            CallbackEnded{callback->id, CallbackEnd::do_not_call, request.now, {}, {},
                          status_callback_ended});
    }
}

Decision decide_on(const State& state, const Request& request, const OpenCallback& command) {
    const Callback* callback = state.callback(command.callback);
    // Ended, opened or handed on before the timer fired; or its agent calls just now.
    if (!callback || callback->recipient != Recipient::USERONLY ||
        state.assignment_of(callback->lead)) {
        return Events{};
    }
    const std::int64_t delay_ms = opening_delay_ms(state, callback->campaign);
    if (delay_ms == 0) return Events{};
    if (request.now < callback->callback_time + delay_ms) {
        return Rejection{Reason::callback_not_due};
    }
    Callback opened = *callback;
    opened.recipient = Recipient::ANYONE;
    opened.modify_date = request.now;
    return Events{CallbackMoved{std::move(opened)}};
}

}  // namespace recall
