// The hopper, as a slow reader of the seeds would keep it: every lead is looked at.
#include "tests/sim/oracle.hpp"

#include "core/request.hpp"

namespace recall::sim {

// Released callbacks first, by their time; then fewest attempts; then the oldest.
bool Oracle::comes_before(LeadId one, LeadId other) const {
    const auto released = [this](const OneLead& lead) -> const Promise* {
        const auto at = promises_.find(lead.callback);
        return at != promises_.end() && at->second.released ? &at->second : nullptr;
    };
    const OneLead& a = leads_.at(one);
    const OneLead& b = leads_.at(other);
    const Promise* first = released(a);
    const Promise* second = released(b);
    if (bool(first) != bool(second)) return bool(first);
    if (first && first->time != second->time) return first->time < second->time;
    return a.attempts != b.attempts ? a.attempts < b.attempts : one < other;
}

void Oracle::check_next(LeadId taken, Code campaign) {
    const auto promise = promises_.find(leads_.at(taken).callback);
    const bool promised = promise != promises_.end() && promise->second.released;
    law(promised || campaigns_.at(campaign).agents_pull,
        "taken from a hopper that is not the agents'");
    for (const auto& [id, lead] : leads_) {
        if (id == taken || lists_.at(lead.list).campaign != campaign || !in_pool(lead)) continue;
        law(!comes_before(id, taken), "taken before its turn: lead " + std::to_string(taken.value));
    }
}

void Oracle::take(const Record& record, const NumberReturned& e) {
    const Number& number = numbers_.at(e.assignment);
    law(number.from_hopper, "returned to a hopper it did not come from");
    law(e.uncounted, "counted as given to an agent who did nothing with it");
    if (record.by == clock_name) {
        law(number.life == Life::claimed && record.at >= number.expires && !number.called,
            "returned while somebody was at work on it");
    } else {
        law(number.agent == record.by, "returned by another agent");
    }
    take_back(e.assignment, "returned", e.uncounted);
}

void Oracle::take(const Record& record, const WaitsEnded& e) {
    law(e.until >= waits_ended_ && e.until <= record.at, "waits ended at another time");
    waits_ended_ = e.until;
}

void Oracle::take(const Record&, const ListReset& e) {
    for (auto& [id, lead] : leads_) {
        if (lead.list == e.list) lead.called_since_reset = false;
    }
}

}  // namespace recall::sim
