#include "core/query.hpp"

#include "core/chooser.hpp"

#include <algorithm>

namespace recall {

namespace {

double rate(int completed, int assigned) {
    return assigned == 0 ? 0.0 : static_cast<double>(completed) / static_cast<double>(assigned);
}

// The first tally of the day or later: they stand in order of day.
auto from_day(const std::map<TallyKey, Tally>& tallies, Day day) {
    return tallies.lower_bound(TallyKey{"", Kind::client, day});
}

bool is_leader(const User& user) { return user.role != Role::agent; }

bool works_in(const User& user, Code campaign) {
    return std::find(user.campaigns.begin(), user.campaigns.end(), campaign) !=
           user.campaigns.end();
}

// One overload for each kind of row, as decide has one for each command.
bool sees_row(const State&, const User&, const Desk&) { return true; }
bool sees_row(const State&, const User& user, const User& row) {
    return is_leader(user) || row.username == user.username;
}
bool sees_row(const State& state, const User& user, const Campaign& row) {
    if (is_leader(user) || works_in(user, row.id)) return true;
    // Taken out of the campaign with numbers of it still in hand: they need its outcomes.
    const auto& held = state.assignments_of(user.username);
    return std::any_of(held.begin(), held.end(), [&](AssignmentId id) {
        return state.assignment(id)->campaign == row.id;
    });
}
bool sees_row(const State&, const User& user, const List&) { return is_leader(user); }
bool sees_row(const State&, const User& user, const ListCounts&) { return is_leader(user); }
bool holds(const State& state, const User& user, LeadId lead) {
    const Assignment* held = state.assignment_of(lead);
    return held && held->agent == user.username;
}
// Once it is released to anyone it is nobody's any more, until somebody has the number in hand.
bool sees_row(const State& state, const User& user, const Callback& row) {
    if (user.role != Role::agent || !is_open(row.status)) return false;
    const bool own = row.user == user.username && row.status == CallbackStatus::ACTIVE;
    return own || holds(state, user, row.lead);
}
bool sees_row(const State& state, const User& user, const Lead& row) {
    if (user.role != Role::agent) return false;
    if (holds(state, user, row.id)) return true;
    const Callback* callback = state.callback_of(row.id);
    return callback && sees_row(state, user, *callback);
}
bool sees_row(const State&, const User& user, const Assignment& row) {
    return user.role == Role::agent && row.agent == user.username;
}
bool sees_row(const State&, const User& user, const CompletedCall& row) {
    return user.role == Role::agent && row.agent == user.username && !row.archived_at;
}
bool sees_row(const State& state, const User& user, const Tally& row) {
    const bool current = row.key.day >= state.counters().open_day;
    return current && (is_leader(user) || row.key.agent == user.username);
}
bool sees_row(const State&, const User& user, const RecycleEntry&) { return is_leader(user); }
bool sees_row(const State&, const User&, const Import&) { return false; }
bool sees_row(const State&, const User& user, const UnplacedCount&) { return is_leader(user); }

template <typename Map>
void gather(const State& state, const User& user, const Map& map, std::vector<Row>& rows) {
    for (const auto& [id, noun] : map) {
        if (sees_row(state, user, noun)) rows.push_back(noun);
    }
}

}  // namespace

double AgentProgress::completion_rate() const { return rate(completed, assigned); }
double Progress::completion_rate() const { return rate(completed, assigned); }

void count_numbers_once(Progress& all, const GivenOut& given) {
    all.given_again = all.assigned - given.numbers;
    all.assigned = given.numbers;
    all.completed = given.completed;
    all.uncompleted = given.uncompleted;
}

Progress progress(const State& state, const ProgressFilter& filter) {
    Progress all;
    const auto& tallies = state.tallies();
    const auto end = from_day(tallies, next(filter.day));
    for (auto at = from_day(tallies, filter.day); at != end; ++at) {
        const auto& [key, tally] = *at;
        if (filter.kind && key.kind != *filter.kind) continue;
        if (filter.agent && key.agent != *filter.agent) continue;
        const User* user = state.user(key.agent);
        all.assigned += tally.assigned;
        all.completed += tally.completed;
        all.uncompleted += tally.uncompleted();
        all.agents.push_back({.agent = key.agent,
                              .name = user ? user->name : key.agent,
                              .kind = key.kind,
                              .assigned = tally.assigned,
                              .completed = tally.completed,
                              .uncompleted = tally.uncompleted(),
                              .calls = tally.calls,
                              .daily_target = user ? user->daily_target : 0,
                              .last_call = tally.last_call});
    }
    if (filter.agent) return all;
    GivenOut given;
    for (const auto& [id, list] : state.lists()) {
        const Campaign* campaign = state.campaign(list.campaign);
        if (!campaign || (filter.kind && campaign->kind != *filter.kind)) continue;
        const GivenOut of_list = state.counts(id).given;
        if (of_list.day != filter.day) continue;
        given.day = of_list.day;
        given.numbers += of_list.numbers;
        given.completed += of_list.completed;
        given.uncompleted += of_list.uncompleted;
    }
    if (given.day) count_numbers_once(all, given);
    return all;
}

RecyclePreview recycle_preview(const State& state, const std::optional<Username>& agent,
                               const std::optional<Kind>& kind) {
    RecyclePreview preview;
    std::set<Username> agents;
    const auto& tallies = state.tallies();
    // A day that is closed has nothing left to take back.
    for (auto at = from_day(tallies, state.counters().open_day); at != tallies.end(); ++at) {
        const auto& [key, tally] = *at;
        if ((agent && key.agent != *agent) || (kind && key.kind != *kind)) continue;
        if (tally.uncompleted() == 0) continue;
        preview.numbers += tally.uncompleted();
        agents.insert(key.agent);
    }
    preview.agents = static_cast<int>(agents.size());
    return preview;
}

std::int64_t available(const State& state, const ListId& list, const LeadChoice& choice) {
    const auto& pool = state.pool(list);
    if (choice == LeadChoice{}) return static_cast<std::int64_t>(pool.size());
    const LeadChooser chooser(choice);
    return std::count_if(pool.begin(), pool.end(), [&](const PoolKey& key) {
        return chooser.takes(*state.lead(key.lead));
    });
}

const CompletedCall* call_of(const State& state, const Username& agent, AssignmentId number) {
    const CompletedCall* found = nullptr;
    for (const CallId own : state.calls_of(agent)) {
        const CompletedCall* call = state.call(own);
        if (call->assignment == number) found = call;
    }
    return found;
}

bool sees(const State& state, const User& user, const Row& row) {
    return user.active &&
           std::visit([&](const auto& noun) { return sees_row(state, user, noun); }, row);
}

bool sees(const State& state, const User& user, const Lead& lead) {
    return user.active && sees_row(state, user, lead);
}
bool sees(const State& state, const User& user, const Callback& callback) {
    return user.active && sees_row(state, user, callback);
}

std::vector<Row> view_of(const State& state, const User& user) {
    std::vector<Row> rows;
    if (!user.active) return rows;
    rows.push_back(state.desk());
    gather(state, user, state.users(), rows);
    gather(state, user, state.campaigns(), rows);
    gather(state, user, state.lists(), rows);
    if (is_leader(user)) {
        for (const auto& [id, list] : state.lists()) rows.push_back(state.counts(id));
        if (state.unplaced_count().open > 0) rows.push_back(state.unplaced_count());
    }
    const auto& tallies = state.tallies();
    for (auto at = from_day(tallies, state.counters().open_day); at != tallies.end(); ++at) {
        if (sees_row(state, user, at->second)) rows.push_back(at->second);
    }
    gather(state, user, state.recycles(), rows);
    if (is_leader(user)) return rows;
    // By the agent's own indexes, not over everybody's: a thousand agents reconnect at once.
    for (const AssignmentId id : state.assignments_of(user.username)) {
        const Assignment& assignment = *state.assignment(id);
        rows.push_back(*state.lead(assignment.lead));
        rows.push_back(assignment);
        if (const Callback* callback = state.callback_of(assignment.lead)) {
            rows.push_back(*callback);
        }
    }
    for (const CallbackId id : state.callbacks_of(user.username)) {
        const Callback& callback = *state.callback(id);
        if (holds(state, user, callback.lead) || !sees_row(state, user, callback)) continue;
        rows.push_back(*state.lead(callback.lead));
        rows.push_back(callback);
    }
    for (const CallId id : state.calls_of(user.username)) rows.push_back(*state.call(id));
    return rows;
}

}  // namespace recall
