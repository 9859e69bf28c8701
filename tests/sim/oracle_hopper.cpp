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

// By the desk's clocks: none of these customers has others.
bool Oracle::hours_open(Code campaign, Instant at) const {
    const auto& rules = campaigns_.at(campaign).hours.rules;
    if (rules.empty()) return true;
    const int minute = zone_.minute_at(at);
    const auto [opens, closes] = std::pair(rules.front().opens, rules.front().closes);
    const bool after = minute >= opens, before = minute < closes;
    return opens < closes ? after && before : after || before;
}

void Oracle::check_next(LeadId taken, Code campaign) {
    const auto promise = promises_.find(leads_.at(taken).callback);
    const bool promised = promise != promises_.end() && promise->second.released;
    law(promised || campaigns_.at(campaign).agents_pull,
        "taken from a hopper that is not the agents'");
    for (const auto& [id, lead] : leads_) {
        if (id == taken || lists_.at(lead.list).campaign != campaign || !in_pool(id)) continue;
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

void Oracle::take(const Record& record, const ClockTurnedBack& e) {
    law(e.to == record.at, "the clock was turned back to another time");
    for (auto& [id, number] : numbers_) {
        if (number.life != Life::claimed) continue;
        const Campaign& campaign = campaigns_.at(number.campaign);
        number.expires = std::min(number.expires, e.to + campaign.claim_minutes * minute_ms);
    }
    for (auto& [id, lead] : leads_) lead.last_call = std::min(lead.last_call, e.to);
    for (auto& [id, promise] : promises_) promise.entered = std::min(promise.entered, e.to);
    waits_ended_ = std::min(waits_ended_, e.to);
}

void Oracle::take(const Record& record, const WaitsEnded& e) {
    law(e.until >= waits_ended_ && e.until <= record.at, "waits ended at another time");
    waits_ended_ = e.until;
}

void Oracle::take(const Record&, const NumbersPlanned& e) {
    campaigns_.at(e.campaign).plan_minute = e.minute;
}

void Oracle::take(const Record& record, const PlanDone& e) {
    Campaign& campaign = campaigns_.at(e.campaign);
    law(campaign.plan_minute && e.day == open_day_, "a plan was done that nobody made");
    law(campaign.planned < e.day, "a plan was done twice on a day");
    law(zone_.day_at(record.at) > e.day || zone_.minute_at(record.at) >= *campaign.plan_minute,
        "a plan was done before its hour");
    campaign.planned = e.day;
}

void Oracle::check_planned(const User& agent, Day day) {
    int given = 0;
    for (const Kind kind : {Kind::client, Kind::customer}) {
        const auto figures = figures_.find({agent.username, kind, day});
        if (figures == figures_.end()) continue;
        given += figures->second.assigned - figures->second.taken_back;
    }
    law(given <= agent.daily_target, agent.username + " was given more than planned");
}

void Oracle::take(const Record&, const DeskConfigured& e) {
    one_per_person_ = e.desk.one_per_person;
}

void Oracle::take(const Record&, const ListReset& e) {
    for (auto& [id, lead] : leads_) {
        if (lead.list == e.list) lead.called_since_reset = false;
    }
}

}  // namespace recall::sim
