// Callbacks: a customer is promised another call, the clock brings the number back at its hour, and
// the promise is kept when that call has an outcome. RULES.md §11, §12.
//
//   CompleteCall ──> ACTIVE ──(ANYONE, at its time)──> LIVE ──┐
//                      └──────────── CompleteCall ───────────┴──> ARCHIVE
#include "core/callback.hpp"

#include "core/rules.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace recall {

namespace {

std::optional<Held> why_list_held(const State& state, const ListId& id) {
    const List* list = state.list(id);
    if (!list || !list->active || is_expired(*list, state.counters())) return Held::list_inactive;
    const Campaign* campaign = state.campaign(list->campaign);
    if (!campaign || !campaign->active) return Held::campaign_inactive;
    const auto& statuses = campaign->dial_statuses;
    if (std::find(statuses.begin(), statuses.end(), status_callback_due) == statuses.end()) {
        return Held::not_a_dial_status;
    }
    return std::nullopt;
}

// What became of the lead since the promise, that makes the call needless or unwanted.
CallbackEnd overtaken_by(const State& state, const Callback& callback) {
    const Lead& lead = *state.lead(callback.lead);
    if (!lead.may_be_called()) return CallbackEnd::do_not_call;
    const Campaign* campaign = state.campaign(callback.campaign);
    const Outcome* last = campaign ? outcome_of(*campaign, lead.last_outcome) : nullptr;
    if (last && last->success && !last->callback) return CallbackEnd::success;
    return CallbackEnd::none;
}

CallbackEnded overtaken(CallbackId id, CallbackEnd end, Instant now) {
    const bool unwanted = end == CallbackEnd::do_not_call;
    return {id, end, now, {}, {}, unwanted ? status_callback_ended : Code{}};
}

// Somebody who can be given a callback to keep.
std::optional<Rejection> check_keeper(const State& state, const Username& username,
                                      const Campaign& campaign) {
    if (!campaign.callbacks.agents_may_keep) {
        return Rejection{Reason::callbacks_for_anyone, campaign.name};
    }
    if (auto no = check_works(state, username, campaign.id)) return no;
    if (state.user(username)->may_keep_callbacks) return std::nullopt;
    return Rejection{Reason::may_not_keep_callbacks, username};
}

// As the callback would be after the move.
Callback moved(const Callback& before, const MoveCallback& command) {
    Callback after = before;
    if (command.time) {
        after.callback_time = command.time;
        after.wall_time = command.wall_time;
        after.zone = command.zone;
    }
    after.recipient = command.recipient.value_or(before.recipient);
    after.user = command.user.value_or(before.user);
    after.comments = command.comments.value_or(before.comments);
    const bool still_released = after.recipient == Recipient::ANYONE &&
                                after.callback_time == before.callback_time;
    if (!still_released) after.status = CallbackStatus::ACTIVE;
    return after;
}

// The callback, if the clock is to do something with it now; null where it has ended, was moved or
// released before the timer fired, or waits and is due again after that.
Result<const Callback*, Rejection> releasable(const State& state, CallbackId id, Moment now) {
    const Callback* callback = state.callback(id);
    if (!callback || callback->status != CallbackStatus::ACTIVE ||
        callback->recipient != Recipient::ANYONE) {
        return nullptr;
    }
    if (now.at < callback->callback_time) return Rejection{Reason::callback_not_due};
    if (why_held(state, *callback, now)) return nullptr;
    return callback;
}

void release(Edit& edit, CallbackId callback_id, Instant at) {
    const Callback* before = edit.state().callback(callback_id);
    ensure(before != nullptr && before->status == CallbackStatus::ACTIVE);
    Callback callback = *before;
    callback.status = CallbackStatus::LIVE;
    callback.modify_date = at;
    const LeadId id = callback.lead;
    edit.save(std::move(callback));
    edit.lead(id, [](Lead& lead) {
        lead.status = status_callback_due;
        lead.called_since_reset = false;
    });
}

std::optional<Rejection> check_taker(const State& state, const Username& by,
                                     const Callback& callback) {
    const bool released = callback.status == CallbackStatus::LIVE;
    if (!released && callback.user != by) return Rejection{Reason::not_your_callback};
    if (!released && callback.recipient == Recipient::ANYONE) {
        return Rejection{Reason::callback_not_due};
    }
    return check_agent_of(state, by, callback.campaign);
}

}  // namespace

// ---- Asking

std::optional<Held> why_held(const State& state, const Callback& callback, Moment now) {
    const bool waits = is_open(callback.status) && callback.recipient == Recipient::ANYONE;
    const bool in_hand = state.assignment_of(callback.lead) != nullptr;
    // One that was released and is in somebody's hands is being called.
    if (!waits || (in_hand && callback.status == CallbackStatus::LIVE)) return std::nullopt;
    if (const auto held = why_list_held(state, callback.list)) return held;
    if (in_hand) return Held::number_in_hand;
    const Lead* lead = state.lead(callback.lead);
    const Campaign& campaign = *state.campaign(callback.campaign);
    if (lead && !hours_open(state, campaign, lead->zone, now)) return Held::hours_closed;
    return std::nullopt;
}

bool would_be_orphaned(const State& state, const Callback& callback, const User& owner) {
    if (!is_open(callback.status) || callback.recipient != Recipient::USERONLY) return false;
    const Campaign* campaign = state.campaign(callback.campaign);
    return !works(owner, callback.campaign) || !owner.may_keep_callbacks || !campaign ||
           !campaign->callbacks.agents_may_keep;
}

bool is_orphaned(const State& state, const Callback& callback) {
    const User* owner = state.user(callback.user);
    return would_be_orphaned(state, callback, owner ? *owner : User{});
}

std::vector<CallbackId> due_callbacks(const State& state, Moment now, std::size_t most) {
    std::vector<std::pair<Instant, CallbackId>> found;
    for (const auto& [place, times] : state.callbacks_by_time()) {
        const auto& [list, zone] = place;
        if (times.begin()->first > now.at || why_list_held(state, list)) continue;
        if (!hours_open(state, *state.campaign(state.list(list)->campaign), zone, now)) continue;
        std::size_t room = most;
        for (const auto& [time, id] : times) {
            if (time > now.at || room == 0) break;
            found.push_back({time, id});
            --room;
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<CallbackId> callbacks;
    for (const auto& [time, id] : found) {
        if (callbacks.size() == most) break;
        callbacks.push_back(id);
    }
    return callbacks;
}

std::optional<Instant> next_callback_due(const State& state, Moment now) {
    std::optional<Instant> next;
    for (const auto& [place, times] : state.callbacks_by_time()) {
        const auto& [list, zone] = place;
        if (why_list_held(state, list)) continue;
        Instant first = times.begin()->first;
        if (first <= now.at) {
            const Campaign& campaign = *state.campaign(state.list(list)->campaign);
            const auto opens = hours_open_at(state, campaign, zone, now);
            if (!opens) continue;
            first = std::max(first, *opens);
        }
        next = next ? std::min(*next, first) : first;
    }
    return next;
}

// ---- Deciding

bool is_live(Instant when, Instant now) { return std::abs(when - now) <= live_clock_ms; }

std::optional<Rejection> check_promise(const Campaign& campaign, const NewCallback& promised,
                                       Instant wished, Instant now) {
    const auto too_long = [](const char* what, std::size_t most) {
        return Rejection{Reason::text_too_long, what, static_cast<std::int64_t>(most)};
    };
    if (promised.comments.size() > callback_comments_bytes_max) {
        return too_long("comment", callback_comments_bytes_max);
    }
    if (promised.zone.size() > zone_bytes_max) return too_long("time zone", zone_bytes_max);
    if (promised.wall_time.size() > wall_time_bytes_max) {
        return too_long("promised time", wall_time_bytes_max);
    }
    // The slot that runs now may still be chosen: it means as soon as may be.
    const bool is_over = promised.time + campaign.callbacks.slot_minutes * minute_ms <= wished;
    if (is_over && is_live(wished, now)) return Rejection{Reason::callback_time_past};
    // Who sees a later date than ours has looked ahead from there.
    const Instant from = std::max(wished, now);
    if (promised.time > from + campaign.callback_days * twenty_four_hours_ms) {
        return Rejection{Reason::callback_too_far, "", campaign.callback_days};
    }
    return std::nullopt;
}

std::optional<Rejection> check_wall_time(const State& state, const Request& request,
                                         const NewCallback& promised) {
    if (promised.wall_time.empty() || !request.clocks) return std::nullopt;
    const std::string& zone = promised.zone.empty() ? state.desk().zone : promised.zone;
    const auto shown = request.clocks->local_time(promised.time, zone);
    if (!shown) return std::nullopt;
    const auto said = local_time_from_text(promised.wall_time);
    const bool agrees = said && std::abs(minutes_between(*said, *shown)) <= zones_differ_minutes;
    if (agrees) return std::nullopt;
    return Rejection{Reason::wall_time_odd, to_text(*shown)};
}

Decision decide_on(const State& state, const Request& request, const TakeCallback& command) {
    const Callback* callback = state.callback(command.callback);
    if (!callback) return Rejection{Reason::callback_not_open};
    if (auto no = check_taker(state, request.by, *callback)) return *no;
    const List* list = state.list(callback->list);
    const Campaign* campaign = state.campaign(callback->campaign);
    if (!list || !campaign || state.rests(callback->list)) {
        return Rejection{Reason::list_inactive, callback->list};
    }
    const Lead& lead = *state.lead(callback->lead);
    const Assignment* held = state.assignment_of(lead.id);
    if (!lead.may_be_called() || (held && held->agent != request.by)) {
        return Rejection{Reason::lead_not_available, "",
                         static_cast<std::int64_t>(lead.id.value)};
    }
    if (!held && state.is_elsewhere(lead)) {
        return Rejection{Reason::lead_elsewhere, "", static_cast<std::int64_t>(lead.id.value)};
    }
    // A retry after a lost reply: the agent already has what it asked for.
    if (held && held->stage == Stage::claimed) return Events{};
    // Where everybody may, the call itself asks for the reason.
    const bool may_be_closed = campaign->closed_calls == ClosedCalls::everybody;
    auto closed = check_begin(state, request, *campaign, lead, "");
    if (closed && !may_be_closed) return *closed;
    if (state.claims_of(request.by, campaign->id) >= campaign->claims_max) {
        return Rejection{Reason::another_claim_open};
    }
    const Instant expires = request.now + campaign->claim_minutes * minute_ms;
    const CallbackTaken taken{callback->id, request.by, request.now};
    if (held) return Events{LeadClaimed{held->id, expires}, taken};
    const AssignmentId id = state.counters().next_assignment;
    const Day day = std::max(request.today, state.counters().open_day);
    const bool released = callback->status == CallbackStatus::LIVE;
    return Events{LeadsAssigned{id, {lead.id}, request.by, request.by, day, request.now, released},
                  LeadClaimed{id, expires}, taken};
}

Decision decide_on(const State& state, const Request& request, const MoveCallback& command) {
    const Callback* before = state.callback(command.callback);
    if (!before) return Rejection{Reason::callback_not_open};
    const User* user = state.user(request.by);
    const bool own_only = user && user->role == Role::agent;
    if (own_only) {
        if (before->user != request.by) return Rejection{Reason::not_your_callback};
        if (command.user && *command.user != request.by) return Rejection{Reason::not_allowed};
    }
    if (command.why.size() > callback_comments_bytes_max) {
        return Rejection{Reason::text_too_long, "reason", callback_comments_bytes_max};
    }
    Callback after = moved(*before, command);
    if (after == *before) return Events{};
    const Campaign* campaign = state.campaign(before->campaign);
    if (!campaign) return Rejection{Reason::campaign_unknown, before->campaign.text()};
    const bool to_other = after.user != before->user || after.recipient != before->recipient;
    if (to_other && after.recipient == Recipient::USERONLY) {
        if (auto no = check_keeper(state, after.user, *campaign)) return *no;
        // Managers may give somebody more than the campaign lets agents take.
        if (own_only) {
            if (auto no = check_room_to_keep(state, *campaign, after.user, before)) return *no;
        }
    } else if (after.user != before->user && !state.user(after.user)) {
        return Rejection{Reason::user_unknown, after.user};
    }
    NewCallback promised{after.callback_time, after.wall_time, after.zone, after.recipient,
                         after.comments};
    // A time that stays was promised before, and may have passed since.
    const Instant wished = command.time ? request.now : after.callback_time;
    if (auto no = check_promise(*campaign, promised, wished, request.now)) return *no;
    if (command.time) {
        if (auto no = check_wall_time(state, request, promised)) return *no;
    }
    // An agent says it to the customer's promise, a manager to the change.
    const bool said_why = !command.why.empty() ||
                          (own_only && command.comments && !command.comments->empty());
    const ClosedCalls needed = own_only ? ClosedCalls::everybody : ClosedCalls::managers;
    const bool may_be_closed = said_why && campaign->closed_calls >= needed;
    if (command.time && !may_be_closed) {
        const Lead& lead = *state.lead(after.lead);
        if (auto no = check_hours(state, request, *campaign, lead, command.time)) return *no;
    }
    after.modify_date = request.now;
    return Events{CallbackMoved{std::move(after), command.why}};
}

Decision decide_on(const State& state, const Request& request, const CancelCallback& command) {
    if (!state.callback(command.callback)) return Rejection{Reason::callback_not_open};
    if (command.why.size() > callback_comments_bytes_max) {
        return Rejection{Reason::text_too_long, "reason", callback_comments_bytes_max};
    }
    // Whoever did not want the call does not want it by another way.
    return Events{CallbackEnded{command.callback, CallbackEnd::cancelled, request.now, command.why,
                                {}, status_callback_ended}};
}

Decision decide_on(const State& state, const Request& request, const ReleaseCallback& command) {
    const auto callback = releasable(state, command.callback, {request.now, request.clocks});
    if (!callback) return callback.error();
    if (!callback.value()) return Events{};
    const CallbackId id = callback.value()->id;
    const CallbackEnd end = overtaken_by(state, *callback.value());
    if (end != CallbackEnd::none) return Events{overtaken(id, end, request.now)};
    return Events{CallbackReleased{id, request.now}};
}

Decision decide_on(const State& state, const Request& request, const ReleaseCallbacks& command) {
    if (command.callbacks.size() > release_callbacks_max) {
        return Rejection{Reason::too_many, "callbacks at once", release_callbacks_max};
    }
    Events events;
    CallbacksReleased released{{}, request.now};
    std::set<CallbackId> seen;
    for (const CallbackId id : command.callbacks) {
        const auto callback = releasable(state, id, {request.now, request.clocks});
        if (!callback) return callback.error();
        if (!callback.value() || !seen.insert(id).second) continue;
        const CallbackEnd end = overtaken_by(state, *callback.value());
        if (end == CallbackEnd::none) released.callbacks.push_back(id);
        else events.push_back(overtaken(id, end, request.now));
    }
    if (!released.callbacks.empty()) events.push_back(std::move(released));
    return events;
}

// ---- What follows

void evolve(Edit& edit, const CallbackBooked& event) {
    ensure(event.callback.id == edit.state().counters().next_callback);
    ensure(event.callback.status == CallbackStatus::ACTIVE);
    edit.save(event.callback);
    edit.lead(event.callback.lead, [](Lead& lead) { lead.status = status_callback_hold; });
    edit.counters([](Counters& counters) { ++counters.next_callback.value; });
}

void evolve(Edit& edit, const CallbackMoved& event) {
    const Callback* before = edit.state().callback(event.callback.id);
    ensure(before != nullptr && is_open(event.callback.status));
    const bool on_hold_again =
        before->status == CallbackStatus::LIVE && event.callback.status == CallbackStatus::ACTIVE;
    edit.save(event.callback);
    if (!on_hold_again) return;
    edit.lead(event.callback.lead, [](Lead& lead) { lead.status = status_callback_hold; });
}

void evolve(Edit& edit, const CallbackReleased& event) { release(edit, event.callback, event.at); }

void evolve(Edit& edit, const CallbacksReleased& event) {
    for (const CallbackId id : event.callbacks) release(edit, id, event.at);
}

void evolve(Edit& edit, const CallbackTaken& event) {
    const Callback* before = edit.state().callback(event.callback);
    ensure(before != nullptr);
    Callback callback = *before;
    callback.modify_date = event.at;
    edit.save(std::move(callback));
}

void evolve(Edit& edit, const CallbackEnded& event) {
    const Callback* before = edit.state().callback(event.callback);
    ensure(before != nullptr && event.end != CallbackEnd::none);
    Callback callback = *before;
    callback.status = CallbackStatus::ARCHIVE;
    callback.ended = event.end;
    callback.why = event.why;
    callback.kept_at = event.kept_at;
    callback.modify_date = event.at;
    const LeadId id = callback.lead;
    edit.save(std::move(callback));
    if (event.leaves) return edit.lead(id, [&](Lead& lead) { lead.status = event.leaves; });
    // Nothing holds it any more: it stands as its last call left it.
    if (edit.state().lead(id)->status != status_callback_hold) return;
    edit.lead(id, [](Lead& lead) {
        lead.status = lead.last_outcome ? lead.last_outcome : status_new;
    });
}

}  // namespace recall
