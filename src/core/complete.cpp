// Completion: a call ends with an outcome and is archived for ever. RULES.md §6, §7: work on
// a number that was the agent's is accepted however late its news arrives, and counted to its day.
#include "core/callback.hpp"
#include "core/hopper.hpp"
#include "core/numbers.hpp"
#include "core/rules.hpp"

#include <algorithm>

namespace recall {

namespace {

// Another time than the one that was booked with it, where that is still open.
bool promises_otherwise(const State& state, const Assignment& assignment,
                        const CompleteCall& command) {
    const Callback* booked = state.callback_of(assignment.lead);
    return command.callback && booked && booked->user == assignment.agent &&
           booked->callback_time != command.callback->time;
}

// The same wish twice is one call; another outcome, other notes or another promise for it are news
// we must refuse aloud rather than drop.
Decision decide_on_completed(const State& state, const Assignment& assignment,
                             const CompleteCall& command) {
    for (const CallId id : state.calls_of(assignment.agent)) {
        const CompletedCall& call = *state.call(id);
        if (call.assignment != assignment.id) continue;
        if (call.outcome == command.outcome && call.notes == command.notes &&
            !promises_otherwise(state, assignment, command)) {
            return Events{};
        }
    }
    return Rejection{Reason::already_completed};
}

struct CallTimes {
    Instant started, ended;
};

// The tab's clock is evidence, clamped between the assignment and now. Without a start, or with
// one that makes no sense, the call counts as begun when it ended.
CallTimes times_of(const Assignment& assignment, const CompleteCall& command, Instant now) {
    const auto clamp = [&](Instant at) {
        return std::min(std::max(at, std::min(assignment.assigned_at, now)), now);
    };
    const Instant ended = command.ended_at ? clamp(command.ended_at) : now;
    const Instant evidence =
        command.started_at ? command.started_at : assignment.call_started;
    return {evidence ? std::min(clamp(evidence), ended) : ended, ended};
}

std::optional<Rejection> check_promiser(const State& state, const Campaign& campaign,
                                        const Assignment& assignment,
                                        const NewCallback& promised) {
    if (auto no = check_setter(state, campaign, assignment.agent)) return no;
    if (promised.recipient != Recipient::USERONLY) return std::nullopt;
    if (!campaign.callbacks.agents_may_keep) {
        return Rejection{Reason::callbacks_for_anyone, campaign.name};
    }
    const User* user = state.user(assignment.agent);
    if (!user || !user->may_keep_callbacks) {
        return Rejection{Reason::may_not_keep_callbacks, assignment.agent};
    }
    return check_room_to_keep(state, campaign, assignment.agent,
                              state.callback_of(assignment.lead));
}

// The same hour of the next day on which the customer may be rung at it. Without clocks every day
// has twenty-four hours, and is open.
Instant same_hour_later(const State& state, const Campaign& campaign, const Lead& lead,
                        const Callback& before, Moment called) {
    const std::string zone = lead.zone.empty() ? state.desk().zone : first_zone(lead.zone);
    const auto shown = [&](Instant at) {
        return called.clocks ? called.clocks->local_time(at, zone) : std::nullopt;
    };
    const auto hour = shown(before.callback_time);
    const auto day_of_call = shown(called.at);
    std::optional<Instant> first;
    Instant next = before.callback_time;
    for (int days = 0; days < callback_days_max; ++days) {
        next = next + twenty_four_hours_ms;
        auto there = shown(next);
        if (there && hour && there->minute != hour->minute) {  // clocks were set
            next = next + minutes_between({there->day, there->minute},
                                          {there->day, hour->minute}) * minute_ms;
            there = shown(next);
        }
        const bool half_a_day = next - called.at >= twenty_four_hours_ms / 2;
        const bool another_day =
            there && day_of_call ? there->day > day_of_call->day : half_a_day;
        if (!another_day) continue;
        if (!first) first = next;
        if (hours_open(state, campaign, lead.zone, {next, called.clocks})) return next;
    }
    return first.value_or(next);
}

// The callback that follows by itself where nobody was reached: as the one before, in a later slot.
// The wall time is not written down, because nobody promised it.
std::optional<Callback> set_again(const State& state, const Request& request,
                                  const Callback& before, const CallCompleted& completed) {
    const auto time = next_try(state, before, {completed.completed_at, request.clocks});
    if (!time) return std::nullopt;
    Callback next = before;
    next.callback_time = *time;
    next.status = CallbackStatus::ACTIVE;
    next.entry_time = completed.completed_at;
    next.wall_time.clear();
    ++next.retries;
    return next;
}

bool made_for(const Callback& promise, const CallCompleted& call) {
    return call.assignment.assigned_at >= promise.entry_time;
}

// Whether the call leaves the lead's open callback as it is: it was not made for it, and reached
// nobody, or had begun before anything was promised.
bool leaves_promise(const Callback* promise, const CallCompleted& call, const Outcome& outcome,
                    const CompleteCall& command) {
    if (!promise || command.callback || outcome.do_not_call) return false;
    const bool reached = reaches(outcome) && call.started_at >= promise->entry_time;
    return !made_for(*promise, call) && !reached;
}

// The same person is promised one call.
void end_promises_elsewhere(const State& state, const Lead& lead, Instant now, Events& events) {
    for (const LeadId other : state.same_person(lead)) {
        const Callback* open = state.callback_of(other);
        if (open) events.push_back(CallbackEnded{open->id, CallbackEnd::replaced, now, {}, {}});
    }
}

// What becomes of the lead's open callback, and of the one that is promised now. A late call that
// somebody's later one has overtaken touches neither, unless its promise would else be lost.
void settle_callbacks(const State& state, const Request& request, const CallCompleted& completed,
                      const Outcome& outcome, const CompleteCall& command, Events& events) {
    const Instant now = request.now;
    const Assignment& assignment = completed.assignment;
    const Lead& lead = *state.lead(assignment.lead);
    const Callback* open = state.callback_of(lead.id);
    if (completed.promise_stands) return;
    const bool overtaken = completed.late && !completed.settles_lead;
    const Campaign& campaign = *state.campaign(assignment.campaign);
    if (overtaken && (open || !has_dial_status(campaign, lead))) return;
    std::optional<Callback> again;
    if (open) {
        auto end = command.callback ? CallbackEnd::replaced : CallbackEnd::called;
        if (!reaches(outcome) && made_for(*open, completed)) {
            if (!command.callback && may_try_again(outcome)) {
                again = set_again(state, request, *open, completed);
            }
            end = command.callback || again ? CallbackEnd::not_reached : CallbackEnd::given_up;
        }
        events.push_back(CallbackEnded{open->id, end, now, {}, completed.started_at});
    }
    if (again) {
        Callback next = *again;
        next.id = state.counters().next_callback;
        next.modify_date = now;
        events.push_back(CallbackBooked{std::move(next)});
    }
    if (!command.callback) return;
    book_promise(state, request, assignment, *command.callback, completed.completed_at,
                 completed.do_not_call, events);
}

}  // namespace

std::optional<Rejection> check_with_outcome(const State& state, const Outcome& outcome,
                                            const Campaign& campaign, const CompleteCall& command,
                                            const Assignment& assignment, const Request& request) {
    const Instant now = request.now;
    if (command.notes.size() > notes_bytes_max) {
        return Rejection{Reason::text_too_long, "note", notes_bytes_max};
    }
    if (outcome.notes_required &&
        command.notes.find_first_not_of(" \t\r\n") == std::string::npos) {
        return Rejection{Reason::notes_required, outcome.label};
    }
    const Instant wished = command.ended_at ? command.ended_at : now;
    if (command.callback) {
        if (auto no = check_wall_time(state, request, *command.callback)) return no;
    }
    const bool of_now = is_open(assignment.stage) && !request.handed_in && is_live(wished, now);
    if (outcome.callback && of_now) {
        if (auto no = check_setter(state, campaign, assignment.agent)) return no;
    }
    if (!command.callback) {
        if (!outcome.callback) return std::nullopt;
        return Rejection{Reason::callback_time_missing, outcome.label};
    }
    if (!may_have_time(outcome)) {
        return Rejection{Reason::callback_not_expected, outcome.label};
    }
    if (auto no = check_promise(campaign, *command.callback, wished, now)) return no;
    if (!of_now) return std::nullopt;
    if (auto no = check_promiser(state, campaign, assignment, *command.callback)) return no;
    const Lead* lead = state.lead(assignment.lead);
    if (!lead) return std::nullopt;
    if (!lead->may_be_called()) {
        return Rejection{Reason::lead_do_not_call, "", static_cast<std::int64_t>(lead->id.value)};
    }
    // Whoever may ring them then has said why: what the customer asked for.
    const bool said_why = !command.callback->comments.empty();
    if (campaign.closed_calls == ClosedCalls::everybody && said_why) return std::nullopt;
    return check_hours(state, request, campaign, *lead, command.callback->time);
}

void book_promise(const State& state, const Request& request, const Assignment& assignment,
                  const NewCallback& promised, Instant made_at, bool do_not_call, Events& events) {
    const Lead& lead = *state.lead(assignment.lead);
    if (state.desk().one_per_person) end_promises_elsewhere(state, lead, request.now, events);
    // Else nobody would keep it.
    const bool keeps_it = !check_works(state, assignment.agent, assignment.campaign);
    const CallbackId booked = state.counters().next_callback;
    events.push_back(CallbackBooked{{.id = booked,
                                     .lead = lead.id,
                                     .list = assignment.list,
                                     .campaign = assignment.campaign,
                                     .entry_time = made_at,
                                     .callback_time = promised.time,
                                     .modify_date = request.now,
                                     .user = assignment.agent,
                                     .recipient = keeps_it ? promised.recipient : Recipient::ANYONE,
                                     .comments = promised.comments,
                                     .wall_time = promised.wall_time,
                                     .zone = promised.zone}});
    // Promised before it was known here that nobody is to call: kept, with what was said.
    if (lead.may_be_called() && !do_not_call) return;
    events.push_back(CallbackEnded{booked, CallbackEnd::do_not_call, request.now, {}, {},
                                   status_callback_ended});
}

std::optional<Instant> next_try(const State& state, const Callback& before, Moment called) {
    const Campaign* campaign = state.campaign(before.campaign);
    const Lead* lead = state.lead(before.lead);
    if (!campaign || !lead) return std::nullopt;
    const CallbackRules& rules = campaign->callbacks;
    if (before.retries >= rules.retries_max) return std::nullopt;
    if (called.at < before.callback_time) return before.callback_time;  // it is still to come
    if (rules.retry_minutes == 0) return same_hour_later(state, *campaign, *lead, before, called);
    const Instant earliest = called.at + rules.retry_minutes * minute_ms;
    const std::int64_t slot_ms = rules.slot_minutes * minute_ms;
    const std::int64_t later_ms = std::max<std::int64_t>(earliest - before.callback_time, 0);
    return before.callback_time + (later_ms + slot_ms - 1) / slot_ms * slot_ms;
}

const Outcome* outcome_of(const Campaign& campaign, Code code) {
    const auto found = std::find_if(campaign.outcomes.begin(), campaign.outcomes.end(),
                                    [code](const Outcome& o) { return o.code == code; });
    return found == campaign.outcomes.end() ? nullptr : &*found;
}

Events completed(const State& state, const Request& request, const Assignment& assignment,
                 const Outcome& outcome, const CompleteCall& command, bool late) {
    const CallTimes times = times_of(assignment, command, request.now);
    CallCompleted done{.call = state.counters().next_call,
                       .assignment = assignment,
                       .outcome = outcome.code,
                       .notes = command.notes,
                       .started_at = times.started,
                       .completed_at = times.ended,
                       .received_at = request.now,
                       .late = late,
                       .do_not_call = outcome.do_not_call};
    const Lead* lead = state.lead(assignment.lead);
    ensure(lead != nullptr);
    done.settles_lead = lead->last_call <= times.ended;
    done.promise_stands = leaves_promise(state.callback_of(lead->id), done, outcome, command);
    const Callback* promise = state.callback_of(assignment.lead);
    done.from_callback = promise && !done.promise_stands && made_for(*promise, done);
    done.made_on = day_of(state, request, times.started, assignment.day);
    const Campaign* campaign = state.campaign(assignment.campaign);
    done.closed_there =
        campaign && !hours_open(state, *campaign, lead->zone, {times.started, request.clocks});
    Events events;
    // Who took the promised call keeps it.
    if (late && !done.promise_stands) {
        const Assignment* other = state.assignment_of(assignment.lead);
        if (other && !is_begun(*other)) {
            events.push_back(AssignmentWithdrawn{other->id, request.now});
        }
    }
    events.push_back(done);
    settle_callbacks(state, request, done, outcome, command, events);
    if (outcome.do_not_call) {
        never_call_again(state, request, phones_of(*lead), outcome.label, events);
    }
    return events;
}

// An own promise, rung where its number could not be taken before: as if that had been handed out
// for the call.
Decision decide_on_kept(const State& state, const Request& request, const CompleteCall& command) {
    const Callback* promise = state.callback(command.kept);
    if (!promise) return Rejection{Reason::callback_not_open};
    if (promise->user != request.by || promise->recipient != Recipient::USERONLY) {
        return Rejection{Reason::not_your_callback};
    }
    const Assignment* held = state.assignment_of(promise->lead);
    if (held && held->agent == request.by) {
        CompleteCall of_held = command;
        of_held.assignment = held->id;
        of_held.kept = {};
        return decide_on(state, request, of_held);
    }
    const Campaign* campaign = state.campaign(promise->campaign);
    if (!campaign) return Rejection{Reason::campaign_unknown, promise->campaign.text()};
    const Outcome* outcome = outcome_of(*campaign, command.outcome);
    if (!outcome) return Rejection{Reason::outcome_unknown, command.outcome.text()};
    const Instant ended = command.ended_at ? std::min(command.ended_at, request.now) : request.now;
    const Instant began = command.started_at ? std::min(command.started_at, ended) : ended;
    const Assignment assignment =
        reckoned(state, request, {request.by, *state.lead(promise->lead), *campaign,
                                  std::max(began, std::min(promise->entry_time, request.now))});
    if (auto no = check_with_outcome(state, *outcome, *campaign, command, assignment, request)) {
        return *no;
    }
    Events events{NumberReckoned{assignment}};
    for (Event& event : completed(state, request, assignment, *outcome, command, true)) {
        events.push_back(std::move(event));
    }
    return events;
}

Decision decide_on(const State& state, const Request& request, const CompleteCall& command) {
    if (command.kept) return decide_on_kept(state, request, command);
    const Assignment* open = state.assignment(command.assignment);
    const Assignment* assignment = open ? open : request.recalled ? &*request.recalled : nullptr;
    if (!assignment) return Rejection{Reason::assignment_unknown};
    if (assignment->agent != request.by) return Rejection{Reason::not_your_number};
    if (assignment->stage == Stage::completed) {
        return decide_on_completed(state, *assignment, command);
    }
    const Campaign* campaign = state.campaign(assignment->campaign);
    if (!campaign) return Rejection{Reason::campaign_unknown, assignment->campaign.text()};
    const Outcome* outcome = outcome_of(*campaign, command.outcome);
    if (!outcome) return Rejection{Reason::outcome_unknown, command.outcome.text()};
    // Retired while the agent was offline: the call was made under the old rules and stands.
    const bool just_now = is_live(command.ended_at ? command.ended_at : request.now, request.now);
    if (outcome->retired && open && just_now && !request.handed_in) {
        return Rejection{Reason::outcome_retired, outcome->label};
    }
    if (auto no = check_with_outcome(state, *outcome, *campaign, command, *assignment, request)) {
        return *no;
    }

    return completed(state, request, *assignment, *outcome, command, open == nullptr);
}

void evolve(Edit& edit, const CallCompleted& event) {
    const State& state = edit.state();
    ensure(event.call == state.counters().next_call);
    Assignment assignment = event.assignment;
    const Stage before = assignment.stage;
    assignment.stage = Stage::completed;
    assignment.ended_at = event.received_at;
    const bool call_was_counted = bool(assignment.call_started);
    if (!call_was_counted) assignment.call_started = event.started_at;
    edit.save(assignment);

    const Lead* lead = state.lead(assignment.lead);
    ensure(lead != nullptr);
    const Day made_on = event.made_on ? event.made_on : assignment.day;
    edit.save(CompletedCall{.id = event.call,
                            .assignment = assignment.id,
                            .lead = assignment.lead,
                            .list = assignment.list,
                            .campaign = assignment.campaign,
                            .kind = assignment.kind,
                            .agent = assignment.agent,
                            .day = made_on,
                            .started_at = event.started_at,
                            .completed_at = event.completed_at,
                            .received_at = event.received_at,
                            .outcome = event.outcome,
                            .notes = event.notes,
                            .phone = assignment.called ? assignment.called : phone_to_call(*lead),
                            .name = lead->name,
                            .zone = lead->zone,
                            .columns = lead->columns,
                            .late = event.late,
                            .archived_at = {},
                            .closed_there = event.closed_there,
                            .closed_why = assignment.closed_why,
                            .from_callback = event.from_callback});
    edit.lead(assignment.lead, [&](Lead& changed) {
        ++changed.attempts;
        changed.called_since_reset = changed.called_since_reset || !event.promise_stands;
        changed.do_not_call = changed.do_not_call || event.do_not_call;
        if (!event.settles_lead) return;
        if (!event.promise_stands) changed.status = event.outcome;
        changed.last_outcome = event.outcome;
        changed.last_call = event.completed_at;
    });
    edit.counters([](Counters& counters) { ++counters.next_call.value; });
    const TallyKey key{assignment.agent, assignment.kind, assignment.day};
    // So late that the figures of its day are no longer at hand: tally_days_kept.
    if (!state.tally(key)) return;
    edit.tally(key, [&](Tally& tally) {
        ++tally.completed;
        if (before == Stage::returned) ++tally.assigned;
        else if (!is_open(before)) --tally.taken_back;
    });
    edit.tally({assignment.agent, assignment.kind, made_on}, [&](Tally& tally) {
        if (!call_was_counted) ++tally.calls;
        tally.last_call = std::max(tally.last_call, event.completed_at);
    });
}

void evolve(Edit& edit, const AssignmentWithdrawn& event) {
    edit.assignment(event.assignment, [&](Assignment& assignment) {
        assignment.stage = Stage::withdrawn;
        assignment.ended_at = event.at;
        edit.tally({assignment.agent, assignment.kind, assignment.day},
                   [](Tally& tally) { ++tally.taken_back; });
    });
}

}  // namespace recall
