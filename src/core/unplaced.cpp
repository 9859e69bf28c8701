// Work that no rule could place: typed on a device whose session had ended, or handed over by its
// agent. Nothing of it is lost: it waits with everything that was typed until a manager places it
// on a number, hands it to an agent again, or dismisses it.
#include "core/callback.hpp"
#include "core/rules.hpp"

#include <algorithm>

namespace recall {

namespace {

std::optional<Rejection> check_sizes(const HandedWork& work) {
    const struct {
        const char* what;
        std::size_t size, most;
    } texts[] = {
        {"command", work.command.size(), name_bytes_max},
        {"reason", work.reason.size(), name_bytes_max},
        {"refusal", work.why.size(), refusal_bytes_max},
        {"list", work.list.size(), list_id_bytes_max},
        {"name", work.name.size(), name_bytes_max},
        {"note", work.notes.size(), notes_bytes_max},
        {"note to the manager", work.note.size(), hand_over_note_bytes_max},
        {"comment", work.callback ? work.callback->comments.size() : 0,
         callback_comments_bytes_max},
        {"promised time", work.callback ? work.callback->wall_time.size() : 0, wall_time_bytes_max},
        {"time zone", work.callback ? work.callback->zone.size() : 0, zone_bytes_max},
    };
    for (const auto& [what, size, most] : texts) {
        if (size > most) {
            return Rejection{Reason::text_too_long, what, static_cast<std::int64_t>(most)};
        }
    }
    return std::nullopt;
}

// What is known here of the number, where the device did not say.
void fill_in(const State& state, const Assignment* assignment, HandedWork& work) {
    if (assignment) work.lead = assignment->lead;
    const Lead* lead = state.lead(work.lead);
    if (!lead) return;
    work.list = lead->list;
    // An agent's tab knows no lists.
    if (const List* list = state.list(lead->list)) work.campaign = list->campaign;
    if (!work.phone) work.phone = lead->phone;
    if (work.name.empty()) work.name = lead->name;
}

Decision added(const State& state, const Request& request, HandedWork work) {
    if (auto no = check_sizes(work)) return *no;
    if (state.unplaced().size() >= unplaced_open_max) {
        return Rejection{Reason::unplaced_full, "", unplaced_open_max};
    }
    const auto source = request.handed_in ? UnplacedSource::handed_in : UnplacedSource::handed_over;
    return Events{UnplacedAdded{{.id = state.counters().next_unplaced,
                                 .by = request.by,
                                 .source = source,
                                 .handed_at = request.now,
                                 .work = std::move(work)}}};
}

// When the call ended, as far as the device could tell; never later than it was heard of, nor
// before the figures that are at hand.
Instant done_at(const Unplaced& item) {
    const HandedWork& work = item.work;
    const Instant told = work.ended_at     ? work.ended_at
                         : work.wished_at  ? work.wished_at
                         : work.started_at ? work.started_at
                                           : item.handed_at;
    const Instant oldest = item.handed_at + -(tally_days_kept * twenty_four_hours_ms);
    return std::clamp(told, std::min(oldest, item.handed_at), item.handed_at);
}

// The agent's own open number, unless it is another call that has begun on it.
const Assignment* own_open(const State& state, const Unplaced& item, LeadId lead) {
    const Assignment* open = state.assignment_of(lead);
    if (!open || open->agent != item.by) return nullptr;
    return open->id == item.work.assignment || !is_begun(*open) ? open : nullptr;
}

CompleteCall as_typed(const Unplaced& item, const Outcome& outcome) {
    CompleteCall call{.assignment = item.work.assignment,
                      .outcome = outcome.code,
                      .notes = item.work.notes,
                      .started_at = item.work.started_at,
                      .ended_at = done_at(item)};
    if (may_have_time(outcome)) call.callback = item.work.callback;
    return call;
}

// A promise whose time has passed meanwhile is due at once; it must be kept all the same.
std::optional<Rejection> check_typed(const Campaign& campaign, const Outcome& outcome,
                                     const CompleteCall& call, Instant now) {
    if (!call.callback) {
        if (!outcome.callback) return std::nullopt;
        return Rejection{Reason::callback_time_missing, outcome.label};
    }
    return check_promise(campaign, *call.callback, std::min(call.ended_at, call.callback->time),
                         now);
}

}  // namespace

Day day_of(const State& state, const Request& request, Instant at, Day otherwise) {
    const Day open = std::max(state.counters().open_day, request.today);
    const auto shown =
        request.clocks ? request.clocks->local_time(at, state.desk().zone) : std::nullopt;
    const Day oldest{state.counters().open_day.number - tally_days_kept};
    return shown ? std::clamp(shown->day, std::min(oldest, open), open) : otherwise;
}

Assignment reckoned(const State& state, const Request& request, const ReckonedCall& call) {
    const Day open = std::max(state.counters().open_day, request.today);
    Assignment assignment;
    assignment.id = state.counters().next_assignment;
    assignment.lead = call.lead.id;
    assignment.list = call.lead.list;
    assignment.campaign = call.campaign.id;
    assignment.kind = call.campaign.kind;
    assignment.agent = call.agent;
    assignment.day = day_of(state, request, call.began, open);
    assignment.assigned_at = call.began;
    assignment.assigned_by = request.by;
    assignment.stage = Stage::withdrawn;
    assignment.ended_at = request.now;
    return assignment;
}

Decision unplaced_instead(const State& state, const Request& request, const Rejection& why) {
    if (std::holds_alternative<HandToManager>(request.command)) return why;
    const auto call = call_in(request.command);
    // Nothing was typed in it, and a claim of then means nothing now.
    if (!call) return Events{};
    HandedWork work{.command = "CompleteCall",
                    .reason = std::string(code_of(why.reason)),
                    .why = message_of(why),
                    .wished_at = *request.handed_in,
                    .assignment = call->assignment,
                    .outcome = call->outcome,
                    .notes = call->notes,
                    .started_at = call->started_at,
                    .ended_at = call->ended_at,
                    .callback = call->callback};
    const Assignment* open = state.assignment(call->assignment);
    work.lead = call->lead;
    fill_in(state, open ? open : request.recalled ? &*request.recalled : nullptr, work);
    return added(state, request, std::move(work));
}

Decision decide_on(const State& state, const Request& request, const HandToManager& command) {
    HandedWork work = command.work;
    const Assignment* open = state.assignment(work.assignment);
    fill_in(state, open && open->agent == request.by ? open : nullptr, work);
    return added(state, request, std::move(work));
}

Decision decide_on(const State& state, const Request& request, const PlaceUnplaced& command) {
    const Unplaced* item = state.unplaced(command.unplaced);
    if (!item) return Rejection{Reason::unplaced_not_open};
    const Lead* lead = state.lead(command.lead);
    if (!lead) {
        return Rejection{Reason::lead_unknown, "", static_cast<std::int64_t>(command.lead.value)};
    }
    const Campaign& campaign = *state.campaign(state.list(lead->list)->campaign);
    const Code code = command.outcome ? command.outcome : item->work.outcome;
    const Outcome* outcome = outcome_of(campaign, code);
    if (!outcome) return Rejection{Reason::outcome_unknown, code.text()};
    const CompleteCall call = as_typed(*item, *outcome);
    if (auto no = check_typed(campaign, *outcome, call, request.now)) return *no;

    Events events;
    const Assignment* own = own_open(state, *item, lead->id);
    const Instant began =
        item->work.started_at ? std::min(item->work.started_at, call.ended_at) : call.ended_at;
    const Assignment assignment =
        own ? *own : reckoned(state, request, {item->by, *lead, campaign, began});
    if (!own) events.push_back(NumberReckoned{assignment});
    for (Event& event : completed(state, request, assignment, *outcome, call, own == nullptr)) {
        events.push_back(std::move(event));
    }
    events.push_back(UnplacedClosed{.unplaced = item->id,
                                    .state = UnplacedState::placed,
                                    .at = request.now,
                                    .by = request.by,
                                    .why = {},
                                    .lead = lead->id,
                                    .call = state.counters().next_call,
                                    .assignment = {}});
    return events;
}

Decision decide_on(const State& state, const Request& request, const HandUnplaced& command) {
    const Unplaced* item = state.unplaced(command.unplaced);
    if (!item) return Rejection{Reason::unplaced_not_open};
    const LeadId id = command.lead ? command.lead : item->work.lead;
    const Lead* lead = state.lead(id);
    if (!lead) return Rejection{Reason::lead_unknown, "", static_cast<std::int64_t>(id.value)};
    if (auto no = check_agent(state, command.agent)) return *no;
    const Code campaign = state.list(lead->list)->campaign;
    if (auto no = check_agent_of(state, command.agent, campaign)) return *no;
    const Assignment* held = state.assignment_of(id);
    const bool theirs = held && held->agent == command.agent;
    Events events;
    AssignmentId assignment = state.counters().next_assignment;
    if (theirs) {
        assignment = held->id;
    } else {
        if (auto no = check_free(state, *lead)) return *no;
        events = assigned_to(state, request, {id}, command.agent);
    }
    events.push_back(UnplacedClosed{.unplaced = item->id,
                                    .state = UnplacedState::handed,
                                    .at = request.now,
                                    .by = request.by,
                                    .why = {},
                                    .lead = id,
                                    .call = {},
                                    .assignment = assignment});
    return events;
}

Decision decide_on(const State& state, const Request& request, const DismissUnplaced& command) {
    if (!state.unplaced(command.unplaced)) return Rejection{Reason::unplaced_not_open};
    if (command.why.size() > name_bytes_max) {
        return Rejection{Reason::text_too_long, "reason", name_bytes_max};
    }
    return Events{UnplacedClosed{.unplaced = command.unplaced,
                                 .state = UnplacedState::dismissed,
                                 .at = request.now,
                                 .by = request.by,
                                 .why = command.why,
                                 .lead = {},
                                 .call = {},
                                 .assignment = {}}};
}

void evolve(Edit& edit, const UnplacedAdded& event) {
    ensure(event.item.id == edit.state().counters().next_unplaced);
    edit.save(event.item);
    edit.counters([](Counters& counters) { ++counters.next_unplaced.value; });
}

void evolve(Edit& edit, const NumberReckoned& event) {
    const Assignment& assignment = event.assignment;
    ensure(assignment.id == edit.state().counters().next_assignment);
    ensure(!is_open(assignment.stage));
    edit.save(assignment);
    if (!edit.state().lead(assignment.lead)->was_assigned) {
        edit.lead(assignment.lead, [](Lead& lead) { lead.was_assigned = true; });
    }
    edit.counters([](Counters& counters) { ++counters.next_assignment.value; });
    edit.tally({assignment.agent, assignment.kind, assignment.day}, [](Tally& tally) {
        ++tally.assigned;
        ++tally.taken_back;
    });
}

void evolve(Edit& edit, const UnplacedClosed& event) {
    const Unplaced* open = edit.state().unplaced(event.unplaced);
    ensure(open != nullptr);
    Unplaced item = *open;
    item.state = event.state;
    item.closed_at = event.at;
    item.closed_by = event.by;
    item.closed_why = event.why;
    item.placed_on = event.lead;
    item.call = event.call;
    if (event.assignment) {
        edit.assignment(event.assignment, [&item](Assignment& assignment) {
            assignment.notes = item.work.notes;
            if (!item.work.callback || item.work.callback->comments.empty()) return;
            if (!assignment.notes.empty()) assignment.notes += '\n';
            assignment.notes += item.work.callback->comments;
        });
    }
    edit.save(std::move(item));
}

}  // namespace recall
