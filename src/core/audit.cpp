#include "core/audit.hpp"

#include <algorithm>

namespace recall {

// Recomputes everything derived from the nouns alone and compares it with what the State kept.
class Auditor {
public:
    explicit Auditor(const State& state) : state_(state) {}

    std::vector<std::string> run() {
        check_assignments();
        check_leads();
        check_calls();
        check_callbacks();
        check_tallies();
        check_counters();
        check_imports();
        check_do_not_call();
        check_unplaced();
        return std::move(broken_);
    }

private:
    void law(bool holds, const std::string& sentence) {
        constexpr std::size_t sentences_max = 50;
        if (!holds && broken_.size() < sentences_max) broken_.push_back(sentence);
    }

    void check_assignments() {
        std::map<LeadId, AssignmentId> of_lead;
        std::size_t by_agent = 0, claimed = 0;
        std::map<std::pair<Username, Code>, int> claims;
        for (const auto& [id, assignment] : state_.assignments()) {
            const std::string name = "assignment " + std::to_string(id.value);
            law(is_open(assignment.stage), name + " has ended and is still at hand");
            law(of_lead.emplace(assignment.lead, id).second,
                name + " is a second open one of its lead");
            law(state_.lead(assignment.lead) != nullptr, name + " has no lead");
            law(state_.assignments_of(assignment.agent).contains(id),
                name + " is missing from its agent's");
            law(state_.assignments_by_day().contains({assignment.day, id}),
                name + " is missing from its day");
            if (assignment.stage == Stage::claimed) {
                ++claimed;
                ++claims[{assignment.agent, assignment.campaign}];
                law(state_.claims_by_expiry().contains({assignment.claim_expires, id}),
                    name + " is claimed and nobody watches when it lapses");
            }
        }
        for (const auto& [agent, ids] : state_.of_agent_) by_agent += ids.size();
        law(of_lead == state_.assignment_of_, "leads and their assignments disagree");
        law(by_agent == state_.assignments().size(), "agents' assignments are not all of them");
        law(state_.by_day_.size() == state_.assignments().size(), "the days' assignments are stale");
        law(state_.claims_.size() == claimed, "the watched claims are not the claims");
        law(state_.claims_of_ == claims, "the counted claims are not the claims");
    }

    void check_leads() {
        std::map<ListId, ListCounts> counts;
        std::map<ListId, std::set<PoolKey>> pools;
        std::map<ListId, State::ZonePools> by_zone;
        std::map<ListId, State::WaitEnds> waiting;
        const Counters& counters = state_.counters();
        std::map<ListId, std::set<Phone>> phones;
        for (const auto& [id, list] : state_.lists()) counts[id].list = id;
        for (const auto& [id, lead] : state_.leads()) {
            const std::string name = "lead " + std::to_string(id.value);
            const List* list = state_.list(lead.list);
            const Campaign* campaign = list ? state_.campaign(list->campaign) : nullptr;
            law(campaign != nullptr, name + " has no list or no campaign");
            if (!campaign) continue;
            if (lead.phone) {
                law(phones[lead.list].insert(lead.phone).second,
                    name + " repeats a number of its list");
                law(state_.lead_with(lead.list, lead.phone) == id, name + " has another's number");
                law(lead.barred == state_.is_barred(list->campaign, lead.phone),
                    name + " and the do-not-call lists disagree");
            }
            law(lead.was_assigned || !state_.assignment_of(id), name + " was never assigned");
            ListCounts& count = counts[lead.list];
            ++count.total;
            const Assignment* held = state_.assignment_of(id);
            if (held) {
                ++(held->stage == Stage::claimed ? count.claimed : count.assigned);
            } else if (!has_dial_status(*campaign, lead)) {
                ++(state_.callback_of(id) ? count.held : count.done);
            } else if (!list->active || !campaign->active ||
                       (list->expires && list->expires < counters.open_day)) {
                ++count.resting;
            } else if (wait_end(*campaign, lead) > counters.waits_ended) {
                ++count.waiting;
                waiting[lead.list].insert({wait_end(*campaign, lead), id});
            } else {
                ++count.available;
                pools[lead.list].insert(state_.pool_key(lead));
                if (campaign->agents_pull) {
                    by_zone[lead.list][lead.zone].insert(state_.pool_key(lead));
                }
            }
        }
        for (const auto& [id, count] : counts) {
            law(count == state_.counts(id), "the counts of list " + id + " are wrong");
            law(pools[id] == state_.pool(id), "the pool of list " + id + " is wrong");
            law(by_zone[id] == state_.pool_by_zone(id),
                "the pool of list " + id + " is wrong zone by zone");
            law(static_cast<int>(state_.pool(id).size()) == count.available,
                "the pool of list " + id + " is not what is available");
            law(count.total == count.available + count.assigned + count.claimed + count.held +
                                   count.done + count.resting + count.waiting,
                "the leads of list " + id + " do not add up");
        }
        law(waiting == state_.waiting(), "the leads that wait are not those watched");
    }

    void check_calls() {
        std::set<AssignmentId> completed;
        for (const auto& [id, call] : state_.calls()) {
            const std::string name = "call " + std::to_string(id.value);
            law(!call.archived_at, name + " is archived and still at hand");
            law(completed.insert(call.assignment).second,
                name + " is a second call of its assignment");
            law(state_.assignment(call.assignment) == nullptr,
                name + " is completed and its assignment is open");
            law(state_.calls_by_day().contains({call.day, id}), name + " is missing from its day");
            law(call.started_at <= call.completed_at && call.completed_at <= call.received_at,
                name + " ended before it began, or was heard of before it ended");
        }
        std::map<Username, std::set<CallId>> of_agent;
        for (const auto& [id, call] : state_.calls()) of_agent[call.agent].insert(id);
        law(of_agent == state_.calls_of_, "the agents' calls are not the calls");
        law(state_.calls_by_day().size() == state_.calls().size(), "the days' calls are stale");
    }

    void check_callbacks() {
        std::map<LeadId, CallbackId> of_lead;
        std::map<Username, std::set<CallbackId>> of_user;
        std::map<State::CallbackPlace, State::CallbackTimes> times;
        std::map<Code, State::CallbackTimes> kept;
        for (const auto& [id, callback] : state_.callbacks()) {
            const std::string name = "callback " + std::to_string(id.value);
            law(is_open(callback.status), name + " has ended and is still at hand");
            law(of_lead.emplace(callback.lead, id).second,
                name + " is a second open one of its lead");
            of_user[callback.user].insert(id);
            const Lead* lead = state_.lead(callback.lead);
            law(lead && lead->list == callback.list, name + " has no lead, or another list's");
            if (!lead) continue;
            const bool live = callback.status == CallbackStatus::LIVE;
            law(lead->status == (live ? status_callback_due : status_callback_hold),
                name + " and its lead do not stand alike");
            law(!live || callback.recipient == Recipient::ANYONE,
                name + " is kept for one agent and was released to all");
            if (live || state_.assignment_of(callback.lead)) continue;
            const bool is_kept = callback.recipient == Recipient::USERONLY;
            auto& watched =
                is_kept ? kept[callback.campaign] : times[{callback.list, lead->zone}];
            watched.insert({callback.callback_time, id});
        }
        for (const auto& [id, lead] : state_.leads()) {
            law(lead.status != status_callback_hold || of_lead.contains(id),
                "lead " + std::to_string(id.value) + " is on hold and nobody will call it back");
        }
        law(of_lead == state_.callback_of_, "leads and their callbacks disagree");
        law(of_user == state_.callbacks_of_, "the users' callbacks are not the callbacks");
        law(times == state_.callback_times_, "the watched callbacks are not those to release");
        law(kept == state_.kept_times_, "the watched callbacks are not those that are kept");
    }

    void check_tallies() {
        std::map<TallyKey, int> open;
        for (const auto& [id, a] : state_.assignments()) ++open[{a.agent, a.kind, a.day}];
        for (const auto& [key, tally] : state_.tallies()) {
            law(tally.uncompleted() == open[key],
                "the tally of " + key.agent + " on " + to_text(key.day) + " is wrong");
            law(tally.completed >= 0 && tally.taken_back >= 0 && tally.calls >= tally.completed,
                "the tally of " + key.agent + " on " + to_text(key.day) + " makes no sense");
            open.erase(key);
        }
        for (const auto& [key, count] : open) {
            law(count == 0, "there is no tally of " + key.agent + " on " + to_text(key.day));
        }
    }

    void check_counters() {
        const Counters& next = state_.counters();
        const auto& leads = state_.leads();
        const auto& assignments = state_.assignments();
        const auto& calls = state_.calls();
        law(leads.empty() || leads.rbegin()->first < next.next_lead, "lead ids would repeat");
        law(assignments.empty() || assignments.rbegin()->first < next.next_assignment,
            "assignment ids would repeat");
        law(calls.empty() || calls.rbegin()->first < next.next_call, "call ids would repeat");
        const auto& callbacks = state_.callbacks();
        law(callbacks.empty() || callbacks.rbegin()->first < next.next_callback,
            "callback ids would repeat");
        law(state_.desk().zone.empty() == !next.open_day, "a configured desk has an open day");
    }

    void check_imports() {
        LeadId end{1};
        for (const auto& [id, import] : state_.imports()) {
            const std::string name = "import " + std::to_string(id.value);
            law(import.count > 0, name + " is empty");
            law(import.first >= end, name + " has leads of the one before");
            end = {import.first.value + static_cast<std::uint64_t>(import.count)};
            law(end <= state_.counters().next_lead, name + " has leads that never were");
            const auto from = state_.leads().lower_bound(import.first);
            const auto to = state_.leads().lower_bound(end);
            const auto there = std::distance(from, to);
            law(there == (import.undone_at ? 0 : import.count), name + " has other leads");
        }
        const auto& imports = state_.imports();
        law(imports.empty() || imports.rbegin()->first < state_.counters().next_import,
            "import ids would repeat");
    }

    void check_do_not_call() {
        std::set<std::pair<Day, DoNotCallKey>> ends;
        for (const auto& [key, line] : state_.do_not_calls()) {
            law(key == line.key && key.phone, "a line of a do-not-call list has another's place");
            if (line.expires) ends.insert({line.expires, key});
        }
        law(ends == state_.do_not_calls_by_expiry(),
            "the watched lines of the do-not-call lists are not those that end");
    }

    void check_unplaced() {
        const auto& items = state_.unplaced();
        for (const auto& [id, item] : items) {
            const std::string name = "unplaced item " + std::to_string(id.value);
            law(is_open(item.state), name + " is closed and still at hand");
            law(state_.user(item.by) != nullptr, name + " is nobody's work");
        }
        law(state_.unplaced_count().open == static_cast<int>(items.size()),
            "the count of unplaced items is wrong");
        law(items.empty() || items.rbegin()->first < state_.counters().next_unplaced,
            "unplaced ids would repeat");
    }

    const State& state_;
    std::vector<std::string> broken_;
};

std::vector<std::string> audit(const State& state) { return Auditor(state).run(); }

}  // namespace recall
