// Queries: what screens and the HTTP interface ask of a State. They change nothing.
#pragma once

#include "core/choice.hpp"
#include "core/state.hpp"

namespace recall {

// The figures of the Call Completion Tracker: RULES.md §19.
struct AgentProgress {
    Username agent;
    std::string name;
    Kind kind = Kind::client;
    int assigned = 0;
    int completed = 0;
    int uncompleted = 0;
    int calls = 0;
    int daily_target = 0;
    Instant last_call;
    double completion_rate() const;  // 0 to 1; 0 where nothing was assigned
};

struct Progress {
    // Over all agents each number counts once, of one agent as in that row.
    int assigned = 0;
    int completed = 0;
    int uncompleted = 0;
    int given_again = 0;  // by so many the agents' rows are more than that
    std::vector<AgentProgress> agents;  // by name, then kind; only those with figures that day
    double completion_rate() const;
};

struct ProgressFilter {
    Day day;
    std::optional<Kind> kind;
    std::optional<Username> agent;
};

void count_numbers_once(Progress& all, const GivenOut& given);
// The sums over all agents are those of the lists where these are of that day, else the rows'.
Progress progress(const State& state, const ProgressFilter& filter);

// What a recycling of this scope would take back now, told before it is done.
struct RecyclePreview {
    int numbers = 0;
    int agents = 0;
};
RecyclePreview recycle_preview(const State& state, const std::optional<Username>& agent,
                               const std::optional<Kind>& kind);

// When the claim in force comes to its end, if nobody does anything: one whose call was begun is
// extended by itself once.
Instant lapses_at(const Assignment& assignment, const Campaign& campaign);

// How many numbers of the list's pool fit. A pass over the pool, unless everything fits.
std::int64_t available(const State& state, const ListId& list, const LeadChoice& choice);

// The agent's call of a number that was completed, as long as it is not archived; null: there is
// none. A call is at hand longer than its number.
const CompletedCall* call_of(const State& state, const Username& agent, AssignmentId number);

// What this user's tab may hold of the State: RULES.md §1. An agent sees the own
// numbers, calls, figures and open callbacks; managers and admins the users, lists and everybody's
// figures, and page through leads, calls, imports and callbacks by asking.
bool sees(const State& state, const User& user, const Row& row);
bool sees(const State& state, const User& user, const Lead& lead);
bool sees(const State& state, const User& user, const Callback& callback);
std::vector<Row> view_of(const State& state, const User& user);

}  // namespace recall
