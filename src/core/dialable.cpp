// What makes a number dialable again: its wait ends, or its list is reset. And which rules of a
// campaign about that make sense.
#include "core/hopper.hpp"
#include "core/rules.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

constexpr int days_a_week = 7;

std::optional<Rejection> check_zone(const std::string& zone) {
    if (zone.size() <= zone_bytes_max) return std::nullopt;
    return Rejection{Reason::text_too_long, "time zone", zone_bytes_max};
}

bool makes_sense(const HoursRule& rule) {
    const auto is_weekday = [](int day) { return day >= 1 && day <= days_a_week; };
    return is_weekday(rule.first_weekday) && is_weekday(rule.last_weekday) && rule.opens >= 0 &&
           rule.opens < minutes_a_day && rule.closes >= 0 && rule.opens != rule.closes &&
           rule.closes <= minutes_a_day;
}

bool makes_sense(const RecyclingRule& rule) {
    // Promises have their own times.
    return rule.status && rule.status != status_callback_hold &&
           rule.status != status_callback_due && rule.minutes >= 0 &&
           rule.minutes <= recycling_minutes_max && rule.attempts_max >= 0 &&
           rule.attempts_max <= attempts_at_most_max;
}

// The first waits that end, of all lists, in order; at most a slice.
std::vector<Instant> first_wait_ends(const State& state, Instant now) {
    std::vector<Instant> ends;
    for (const auto& [list, waits] : state.waiting()) {
        std::size_t room = end_waits_slice_max;
        for (const auto& [end, lead] : waits) {
            if (end > now || room-- == 0) break;
            ends.push_back(end);
        }
    }
    std::sort(ends.begin(), ends.end());
    if (ends.size() > end_waits_slice_max) ends.resize(end_waits_slice_max);
    return ends;
}

}  // namespace

// ---- Asking

std::optional<Instant> next_wait_end(const State& state) {
    std::optional<Instant> next;
    for (const auto& [list, waits] : state.waiting()) {
        const Instant first = waits.begin()->first;
        next = next ? std::min(*next, first) : first;
    }
    return next;
}

ResetPreview reset_preview(const State& state, const ListId& list) {
    ResetPreview preview;
    const List* of = state.list(list);
    const Campaign* campaign = of ? state.campaign(of->campaign) : nullptr;
    if (!campaign) return preview;
    for (const auto& [id, lead] : state.leads()) {
        if (lead.list != list || !lead.called_since_reset) continue;
        ++preview.called;
        if (state.assignment_of(id) || state.rests(list)) continue;
        if (has_dial_status(*campaign, lead)) continue;
        Lead reset = lead;
        reset.called_since_reset = false;
        if (has_dial_status(*campaign, reset) && !state.is_elsewhere(lead) &&
            wait_end(*campaign, reset) <= state.counters().waits_ended) {
            ++preview.dialable;
        }
    }
    return preview;
}

std::int64_t dialable_under(const State& state, const Campaign& campaign) {
    std::set<ListId> lists;
    for (const auto& [id, list] : state.lists()) {
        const bool rests = !list.active || is_expired(list, state.counters());
        if (list.campaign == campaign.id && campaign.active && !rests) lists.insert(id);
    }
    const Instant ended = state.counters().waits_ended;
    return std::count_if(state.leads().begin(), state.leads().end(), [&](const auto& entry) {
        const Lead& lead = entry.second;
        return lists.contains(lead.list) && has_dial_status(campaign, lead) &&
               wait_end(campaign, lead) <= ended && !state.assignment_of(lead.id) &&
               !state.is_elsewhere(lead);
    });
}

// ---- Deciding

std::optional<Rejection> check_calling_hours(const CallingHours& hours) {
    if (hours.rules.size() > hours_rules_max) {
        return Rejection{Reason::too_many, "calling hours", hours_rules_max};
    }
    if (hours.holidays.size() > holidays_max) {
        return Rejection{Reason::too_many, "holidays", holidays_max};
    }
    std::int64_t number = 0;
    for (const HoursRule& rule : hours.rules) {
        ++number;
        if (auto no = check_zone(rule.zone)) return no;
        if (!makes_sense(rule)) return Rejection{Reason::rule_invalid, "line of hours", number};
    }
    number = 0;
    for (const Holiday& holiday : hours.holidays) {
        ++number;
        if (auto no = check_zone(holiday.zone)) return no;
        if (!holiday.day) return Rejection{Reason::rule_invalid, "holiday", number};
    }
    return std::nullopt;
}

std::optional<Rejection> check_recycling(const Campaign& campaign) {
    if (campaign.recycling.size() > recycling_rules_max) {
        return Rejection{Reason::too_many, "recycling rules", recycling_rules_max};
    }
    std::set<Code> statuses;
    std::int64_t number = 0;
    for (const RecyclingRule& rule : campaign.recycling) {
        ++number;
        if (!makes_sense(rule) || !statuses.insert(rule.status).second) {
            return Rejection{Reason::rule_invalid, "recycling rule", number};
        }
    }
    return std::nullopt;
}

Decision decide_on(const State& state, const Request& request, const EndWaits&) {
    const auto ends = first_wait_ends(state, request.now);
    if (ends.empty()) return Events{};
    // Not before what has ended: a rule may have been made shorter since.
    const Instant until = std::max(ends.back(), state.counters().waits_ended);
    return Events{WaitsEnded{until}};
}

Decision decide_on(const State& state, const Request&, const ResetList& command) {
    if (!state.list(command.list)) return Rejection{Reason::list_unknown, command.list};
    const bool any = std::any_of(state.leads().begin(), state.leads().end(), [&](const auto& one) {
        return one.second.list == command.list && one.second.called_since_reset;
    });
    if (!any) return Events{};
    return Events{ListReset{command.list}};
}

// ---- What follows

void evolve(Edit& edit, const WaitsEnded& event) {
    edit.counters([&](Counters& counters) {
        ensure(event.until >= counters.waits_ended);
        counters.waits_ended = event.until;
    });
}

void evolve(Edit& edit, const ListReset& event) {
    std::vector<LeadId> called;
    for (const auto& [id, lead] : edit.state().leads()) {
        if (lead.list == event.list && lead.called_since_reset) called.push_back(id);
    }
    for (const LeadId id : called) {
        edit.lead(id, [](Lead& lead) { lead.called_since_reset = false; });
    }
}

}  // namespace recall
