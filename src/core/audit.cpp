#include "core/audit.hpp"

#include "core/laws.hpp"
#include "core/numbers.hpp"

namespace recall {

namespace {

// The nouns among themselves; what is derived from them State::check_indexes() reckons anew.
class Auditor {
public:
    explicit Auditor(const State& state) : state_(state) {}

    std::vector<std::string> run() {
        check_assignments();
        check_leads();
        check_calls();
        check_callbacks();
        state_.check_indexes(laws_);
        check_tallies();
        check_counters();
        check_imports();
        check_do_not_call();
        check_unplaced();
        return laws_.broken();
    }

private:
    void law(bool holds, const std::string& sentence) { laws_.hold(holds, sentence); }

    void check_assignments() {
        for (const auto& [id, assignment] : state_.assignments()) {
            const std::string name = "assignment " + std::to_string(id.value);
            law(is_open(assignment.stage), name + " has ended and is still at hand");
            law(state_.lead(assignment.lead) != nullptr, name + " has no lead");
        }
    }

    void check_leads() {
        std::map<ListId, std::set<Phone>> phones;
        for (const auto& [id, lead] : state_.leads()) {
            const std::string name = "lead " + std::to_string(id.value);
            const List* list = state_.list(lead.list);
            const Campaign* campaign = list ? state_.campaign(list->campaign) : nullptr;
            law(campaign != nullptr, name + " has no list or no campaign");
            if (!campaign) continue;
            law(lead.was_assigned || !state_.assignment_of(id), name + " was never assigned");
            if (!lead.phone) continue;
            law(phones[lead.list].insert(lead.phone).second,
                name + " repeats a number of its list");
            law(lead.barred == state_.are_barred(list->campaign, phones_of(lead)),
                name + " and the do-not-call lists disagree");
            if (lead.numbers) check_numbers(name, lead, list->campaign);
        }
    }

    void check_numbers(const std::string& name, const Lead& lead, Code campaign) {
        const std::vector<LeadNumber>& numbers = *lead.numbers;
        law(numbers.size() > 1 && numbers.size() <= lead_numbers_max,
            name + " has a list of too few or too many numbers");
        law(numbers.empty() || numbers.front().phone == lead.phone,
            name + " has two first numbers");
        std::set<Phone> distinct;
        for (const LeadNumber& number : numbers) {
            law(number.phone && distinct.insert(number.phone).second,
                name + " has a number twice, or none in its place");
            law(number.barred == state_.is_barred(campaign, number.phone),
                name + " and the do-not-call lists disagree about one of its numbers");
        }
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
            law(call.started_at <= call.completed_at && call.completed_at <= call.received_at,
                name + " ended before it began, or was heard of before it ended");
        }
    }

    void check_callbacks() {
        for (const auto& [id, callback] : state_.callbacks()) {
            const std::string name = "callback " + std::to_string(id.value);
            law(is_open(callback.status), name + " has ended and is still at hand");
            const Lead* lead = state_.lead(callback.lead);
            law(lead && lead->list == callback.list, name + " has no lead, or another list's");
            if (!lead) continue;
            const bool live = callback.status == CallbackStatus::LIVE;
            law(lead->status == (live ? status_callback_due : status_callback_hold),
                name + " and its lead do not stand alike");
            law(!live || callback.recipient == Recipient::ANYONE,
                name + " is kept for one agent and was released to all");
        }
        for (const auto& [id, lead] : state_.leads()) {
            law(lead.status != status_callback_hold || state_.callback_of(id),
                "lead " + std::to_string(id.value) + " is on hold and nobody will call it back");
        }
    }

    void check_tallies() {
        std::map<TallyKey, int> open;
        for (const auto& [id, a] : state_.assignments()) ++open[{a.agent, a.kind, a.day}];
        for (const auto& [key, tally] : state_.tallies()) {
            law(tally.uncompleted() == open[key],
                "the tally of " + key.agent + " on " + to_text(key.day) + " is wrong");
            law(tally.completed >= 0 && tally.taken_back >= 0 && tally.calls >= 0,
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
        for (const auto& [key, line] : state_.do_not_calls()) {
            law(key == line.key && key.phone, "a line of a do-not-call list has another's place");
        }
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
    Laws laws_;
};

}  // namespace

std::vector<std::string> audit(const State& state) { return Auditor(state).run(); }

}  // namespace recall
