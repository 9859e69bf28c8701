// An agent takes what comes next. RULES.md §13, §14.
#include "core/hopper.hpp"

#include "core/rules.hpp"

#include <algorithm>
#include <queue>

namespace recall {

namespace {

// Where the customer may be: in one zone, as a rule.
std::vector<std::string> places_of(const State& state, const std::string& zones) {
    auto places = zones_in(zones);
    if (places.empty()) places.push_back(state.desk().zone);
    return places;
}

std::string place_of(const State& state, const std::string& zones) {
    return zones.empty() ? state.desk().zone : first_zone(zones);
}

std::optional<LocalTime> shown_at(const State& state, const std::string& zone, Moment then) {
    return then.clocks ? then.clocks->local_time(then.at, place_of(state, zone)) : std::nullopt;
}

// The next number, or why there is none.
Result<LeadId, Rejection> head_of(const State& state, const Campaign& campaign, Moment now) {
    std::optional<PoolKey> head;
    std::optional<Instant> opens;  // somewhere else
    std::string closed_zone;
    std::map<std::string, bool> open;
    for (const auto& [id, list] : state.lists()) {
        if (list.campaign != campaign.id) continue;
        for (const auto& [zone, keys] : state.pool_by_zone(id)) {
            const auto [known, fresh] = open.try_emplace(zone, false);
            if (fresh) known->second = hours_open(state, campaign, zone, now);
            if (known->second) {
                head = head ? std::min(*head, *keys.begin()) : *keys.begin();
                continue;
            }
            const auto at = hours_open_at(state, campaign, zone, now);
            if (!opens || (at && *at < *opens)) {
                opens = at ? at : opens;
                closed_zone = zone;
            }
        }
    }
    if (head) return head->lead;
    if (!opens) return Rejection{Reason::hopper_empty, campaign.id.text()};
    const auto there = shown_at(state, closed_zone, {*opens, now.clocks});
    return Rejection{Reason::hours_closed, there ? to_text(*there) : ""};
}

bool has_begun_call(const State& state, const Username& agent, Code campaign) {
    const auto& held = state.assignments_of(agent);
    return std::any_of(held.begin(), held.end(), [&](AssignmentId id) {
        const Assignment& assignment = *state.assignment(id);
        return assignment.campaign == campaign && assignment.call_started;
    });
}

std::optional<Instant> place_opens_at(const State& state, const Campaign& campaign,
                                      const std::string& place, Moment then) {
    const auto shown = shown_at(state, place, then);
    if (!shown || is_open(campaign.hours, place, *shown)) return then.at;
    const auto opens = next_open(campaign.hours, place, *shown);
    if (!opens) return std::nullopt;
    const Instant minute{then.at.ms / minute_ms * minute_ms};
    return minute + minutes_between(*shown, *opens) * minute_ms;
}

// "02:14 there, opens 08:00".
std::string closed_text(const HoursThere& there) {
    const std::string text = there.now ? clock_of(*there.now) + " there, " : "";
    if (!there.opens) return text + "opens at no time within a year";
    const bool today = there.now && there.now->day == there.opens->day;
    return text + "opens " + (today ? clock_of(*there.opens) : to_text(*there.opens));
}

}  // namespace

// ---- Asking

bool hours_open(const State& state, const Campaign& campaign, const std::string& zones,
                Moment then) {
    if (campaign.hours.empty()) return true;
    const auto places = places_of(state, zones);
    return std::all_of(places.begin(), places.end(), [&](const std::string& place) {
        const auto shown = shown_at(state, place, then);
        return !shown || is_open(campaign.hours, place, *shown);
    });
}

std::optional<Instant> hours_open_at(const State& state, const Campaign& campaign,
                                     const std::string& zones, Moment then) {
    // Each place in turn until none is closed; they follow one another by hours.
    constexpr int rounds_max = 32;
    for (int round = 0; round < rounds_max; ++round) {
        if (hours_open(state, campaign, zones, then)) return then.at;
        for (const std::string& place : places_of(state, zones)) {
            const auto opens = place_opens_at(state, campaign, place, then);
            if (!opens) return std::nullopt;
            then.at = *opens;
        }
    }
    return std::nullopt;
}

HoursThere hours_there(const State& state, const Campaign& campaign, const std::string& zones,
                       Moment now) {
    const auto opens = hours_open_at(state, campaign, zones, now);
    return {shown_at(state, zones, now),
            opens ? shown_at(state, zones, {*opens, now.clocks}) : std::nullopt};
}

std::int64_t hopper_size(const State& state, Code campaign) {
    std::int64_t size = 0;
    for (const auto& [id, list] : state.lists()) {
        if (list.campaign == campaign) size += static_cast<std::int64_t>(state.pool(id).size());
    }
    return size;
}

int promises_due(const State& state, Code campaign) {
    int due = 0;
    for (const auto& [id, list] : state.lists()) {
        if (list.campaign == campaign) due += state.due(id);
    }
    return due;
}

void each_of_hopper(const State& state, Code campaign,
                    const std::function<bool(const PoolKey&)>& each) {
    using Place = std::set<PoolKey>::const_iterator;
    using Range = std::pair<Place, Place>;
    const auto later = [](const Range& a, const Range& b) { return *b.first < *a.first; };
    std::priority_queue<Range, std::vector<Range>, decltype(later)> heads(later);
    for (const auto& [id, list] : state.lists()) {
        const auto& pool = state.pool(id);
        if (list.campaign == campaign && !pool.empty()) heads.push({pool.begin(), pool.end()});
    }
    while (!heads.empty() && each(*heads.top().first)) {
        Range head = heads.top();
        heads.pop();
        if (++head.first != head.second) heads.push(head);
    }
}

std::vector<LeadId> hopper(const State& state, Code campaign, std::size_t skip, std::size_t most) {
    std::vector<LeadId> leads;
    std::size_t at = 0;
    each_of_hopper(state, campaign, [&](const PoolKey& key) {
        if (at >= hopper_shown_max || leads.size() >= most) return false;
        if (at++ >= skip) leads.push_back(key.lead);
        return true;
    });
    return leads;
}

// ---- Deciding

std::optional<Rejection> check_hours(const State& state, const Request& request,
                                     const Campaign& campaign, const Lead& lead, Instant then) {
    const Moment moment{then, request.clocks};
    if (hours_open(state, campaign, lead.zone, moment)) return std::nullopt;
    const auto now = shown_at(state, lead.zone, {request.now, request.clocks});
    // In several places at once: from when on all of them may be called.
    const auto all_open = places_of(state, lead.zone).size() > 1
                              ? hours_open_at(state, campaign, lead.zone, moment)
                              : std::nullopt;
    const auto wished = shown_at(state, lead.zone, {all_open.value_or(then), request.clocks});
    const auto slot = nearest_open_slot(campaign.hours, place_of(state, lead.zone), *wished,
                                        now.value_or(*wished), campaign.callbacks.slot_minutes);
    return Rejection{Reason::hours_closed, slot ? to_text(*slot) : "not within a year"};
}

std::optional<Rejection> check_begin(const State& state, const Request& request,
                                     const Campaign& campaign, const Lead& lead,
                                     const std::string& why) {
    const Moment now{request.now, request.clocks};
    if (hours_open(state, campaign, lead.zone, now)) return std::nullopt;
    if (campaign.closed_calls == ClosedCalls::everybody && !why.empty()) return std::nullopt;
    return Rejection{Reason::closed_now, closed_text(hours_there(state, campaign, lead.zone, now))};
}

Decision decide_on(const State& state, const Request& request, const TakeNext& command) {
    if (!state.counters().open_day) return Rejection{Reason::desk_not_configured};
    const Campaign* campaign = state.campaign(command.campaign);
    if (!campaign) return Rejection{Reason::campaign_unknown, command.campaign.text()};
    if (auto no = check_agent_of(state, request.by, campaign->id)) return *no;
    if (state.claims_of(request.by, campaign->id) >= campaign->claims_max) {
        return Rejection{Reason::another_claim_open};
    }
    if (has_begun_call(state, request.by, campaign->id)) {
        return Rejection{Reason::call_not_completed};
    }
    const auto head = head_of(state, *campaign, {request.now, request.clocks});
    if (!head) {
        const bool none_promised =
            head.error().reason == Reason::hopper_empty && !campaign->agents_pull;
        if (!none_promised) return head.error();
        return Rejection{Reason::pulling_not_allowed, campaign->id.text()};
    }
    const AssignmentId id = state.counters().next_assignment;
    // A desk moved to an earlier zone may find its clock before the day that is open.
    const Day day = std::max(request.today, state.counters().open_day);
    const Instant expires = request.now + campaign->claim_minutes * minute_ms;
    Events events{
        LeadsAssigned{id, {head.value()}, request.by, request.by, day, request.now, true},
        LeadClaimed{id, expires}};
    if (auto taken = callback_taken(state, request, head.value())) {
        events.push_back(std::move(*taken));
    }
    return events;
}

void evolve(Edit& edit, const NumberReturned& event) {
    edit.assignment(event.assignment, [&](Assignment& assignment) {
        ensure(assignment.from_hopper);
        assignment.stage = event.uncounted ? Stage::returned : Stage::recycled;
        assignment.ended_at = event.at;
        edit.tally({assignment.agent, assignment.kind, assignment.day}, [&](Tally& tally) {
            if (event.uncounted) --tally.assigned;
            else ++tally.taken_back;
        });
    });
}

}  // namespace recall
