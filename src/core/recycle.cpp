// Recycling: what is not completed returns to the pool, by hand or at midnight; what is completed
// is archived. RULES.md §8, §9, §10.
#include "core/rules.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

std::vector<AssignmentId> open_in_scope(const State& state, const Recycle& scope) {
    std::vector<AssignmentId> ids;
    const auto take = [&](const Assignment& assignment) {
        if (!scope.kind || assignment.kind == *scope.kind) ids.push_back(assignment.id);
    };
    if (!scope.assignments.empty()) {
        const std::set<AssignmentId> chosen(scope.assignments.begin(), scope.assignments.end());
        for (const AssignmentId id : chosen) {
            const Assignment* open = state.assignment(id);
            if (open && (!scope.agent || open->agent == *scope.agent)) take(*open);
        }
    } else if (scope.agent) {
        for (const AssignmentId id : state.assignments_of(*scope.agent)) {
            take(*state.assignment(id));
        }
    } else {
        for (const auto& [id, assignment] : state.assignments()) take(assignment);
    }
    return ids;
}

RecycleEntry entry_for(const State& state, const Request& request, Day day) {
    RecycleEntry entry;
    entry.id = state.counters().next_recycle;
    entry.at = request.now;
    entry.by = request.by;
    entry.day = day;
    return entry;
}

const RecycleEntry* unfinished_of(const State& state, Day day) {
    for (const auto& [id, entry] : state.recycles()) {
        if (entry.day == day) return &entry;
    }
    return nullptr;
}

// The oldest open assignments, and then unarchived calls, of `day` and before: one slice.
struct Slice {
    std::vector<AssignmentId> assignments;
    std::vector<CallId> calls;
    bool full = false;
};

Slice slice_of(const State& state, Day day) {
    Slice slice;
    std::size_t room = close_day_slice_max;
    for (const auto& [of, id] : state.assignments_by_day()) {
        if (of > day || room == 0) break;
        slice.assignments.push_back(id);
        --room;
    }
    for (const auto& [of, id] : state.calls_by_day()) {
        if (of > day || room == 0) break;
        slice.calls.push_back(id);
        --room;
    }
    slice.full = room == 0;
    return slice;
}

AgentCount& count_of(RecycleEntry& entry, const Username& agent) {
    const auto at = std::lower_bound(
        entry.agents.begin(), entry.agents.end(), agent,
        [](const AgentCount& count, const Username& name) { return count.agent < name; });
    if (at != entry.agents.end() && at->agent == agent) return *at;
    return *entry.agents.insert(at, AgentCount{agent, 0, 0});
}

}  // namespace

Decision decide_on(const State& state, const Request& request, const Recycle& command) {
    if (command.agent && !state.user(*command.agent)) {
        return Rejection{Reason::user_unknown, *command.agent};
    }
    if (command.assignments.size() > assign_leads_max) {
        return Rejection{Reason::too_many, "numbers at once", assign_leads_max};
    }
    RecycleEntry scope;
    scope.agent = command.agent;
    scope.kind = command.kind;
    scope.chosen = !command.assignments.empty();
    return taken_back(state, request, std::move(scope), open_in_scope(state, command));
}

Events taken_back(const State& state, const Request& request, RecycleEntry scope,
                  std::vector<AssignmentId> ids, std::vector<AssignmentId> handed_on) {
    if (ids.empty() && handed_on.empty()) return {};
    RecycleEntry entry = entry_for(state, request, request.today);
    entry.agent = std::move(scope.agent);
    entry.kind = scope.kind;
    entry.chosen = scope.chosen;
    const RecycleId id = entry.id;
    Events events{RecycleStarted{std::move(entry)}};
    if (!ids.empty()) events.push_back(AssignmentsRecycled{id, std::move(ids), request.now});
    if (!handed_on.empty()) {
        events.push_back(AssignmentsRecycled{id, std::move(handed_on), request.now, true});
    }
    events.push_back(RecycleFinished{id});
    return events;
}

Decision decide_on(const State& state, const Request& request, const ArchiveCalls& command) {
    if (command.calls.empty()) return Rejection{Reason::nothing_chosen, "call"};
    if (command.calls.size() > assign_leads_max) {
        return Rejection{Reason::too_many, "calls at once", assign_leads_max};
    }
    const User* user = state.user(request.by);
    const bool own_only = user && user->role == Role::agent;
    std::set<CallId> ids;
    for (const CallId id : command.calls) {
        const auto number = static_cast<std::int64_t>(id.value);
        const CompletedCall* call = state.call(id);
        if (!call && (!id || id >= state.counters().next_call)) {
            return Rejection{Reason::call_unknown, "", number};
        }
        if (!call) continue;  // Archived already.
        if (own_only && call->agent != request.by) {
            return Rejection{Reason::not_your_call, "", number};
        }
        ids.insert(id);
    }
    if (ids.empty()) return Events{};
    RecycleEntry entry = entry_for(state, request, request.today);
    entry.chosen = true;
    const RecycleId id = entry.id;
    return Events{RecycleStarted{std::move(entry)},
                  CallsArchived{id, {ids.begin(), ids.end()}, request.now}, RecycleFinished{id}};
}

Decision decide_on(const State& state, const Request& request, const ArchiveCompleted&) {
    std::vector<CallId> ids;
    for (const auto& [id, call] : state.calls()) ids.push_back(id);
    if (ids.empty()) return Events{};
    RecycleEntry entry = entry_for(state, request, request.today);
    const RecycleId id = entry.id;
    return Events{RecycleStarted{std::move(entry)}, CallsArchived{id, std::move(ids), request.now},
                  RecycleFinished{id}};
}

Decision decide_on(const State& state, const Request& request, const CloseDay& command) {
    const Day open_day = state.counters().open_day;
    if (!open_day) return Rejection{Reason::desk_not_configured};
    if (command.day < open_day) return Events{};  // Closed already: exactly once a date.
    if (command.day >= request.today) return Rejection{Reason::day_not_over};
    if (command.day > open_day) return Rejection{Reason::earlier_day_open};

    Events events;
    RecycleId id = state.counters().next_recycle;
    if (const RecycleEntry* unfinished = unfinished_of(state, command.day)) {
        id = unfinished->id;
    } else {
        events.push_back(RecycleStarted{entry_for(state, request, command.day)});
    }
    Slice slice = slice_of(state, command.day);
    if (!slice.assignments.empty()) {
        events.push_back(AssignmentsRecycled{id, std::move(slice.assignments), request.now});
    }
    if (!slice.calls.empty()) {
        events.push_back(CallsArchived{id, std::move(slice.calls), request.now});
    }
    if (!slice.full) {
        events.push_back(RecycleFinished{id});
        events.push_back(DayClosed{command.day});
    }
    return events;
}

void evolve(Edit& edit, const RecycleStarted& event) {
    ensure(event.entry.id == edit.state().counters().next_recycle);
    edit.save(event.entry);
    edit.counters([](Counters& counters) { ++counters.next_recycle.value; });
}

void evolve(Edit& edit, const AssignmentsRecycled& event) {
    edit.recycle(event.entry, [&](RecycleEntry& entry) {
        for (const AssignmentId id : event.assignments) {
            edit.assignment(id, [&](Assignment& assignment) {
                assignment.stage = event.handed_on ? Stage::returned : Stage::recycled;
                assignment.ended_at = event.at;
                edit.tally({assignment.agent, assignment.kind, assignment.day}, [&](Tally& tally) {
                    if (event.handed_on) --tally.assigned;
                    else ++tally.taken_back;
                });
                ++count_of(entry, assignment.agent).recycled;
                ++entry.recycled;
            });
        }
    });
}

void evolve(Edit& edit, const CallsArchived& event) {
    edit.recycle(event.entry, [&](RecycleEntry& entry) {
        for (const CallId id : event.calls) {
            const CompletedCall* known = edit.state().call(id);
            ensure(known != nullptr);
            CompletedCall call = *known;
            call.archived_at = event.at;
            ++count_of(entry, call.agent).archived;
            ++entry.archived;
            edit.save(std::move(call));
        }
    });
}

void evolve(Edit& edit, const RecycleFinished& event) {
    edit.recycle(event.entry, [](RecycleEntry& entry) { entry.finished = true; });
}

void evolve(Edit& edit, const DayClosed& event) {
    edit.counters([&](Counters& counters) {
        ensure(counters.open_day == event.day);
        counters.open_day = next(event.day);
    });
    edit.forget_tallies_before(Day{event.day.number - tally_days_kept});
}

}  // namespace recall
