// The standing plan: what managers would assign every morning. RULES.md §4.
#include "core/hopper.hpp"
#include "core/rules.hpp"

#include <algorithm>

namespace recall {

namespace {

// An agent who lacks numbers for today, and the ones that are found.
struct Lack {
    Username agent;
    int given = 0;
    int target = 0;
    std::map<ListId, std::vector<LeadId>> leads = {};
    bool lacks() const { return given < target; }
};

int given_to(const State& state, const Username& agent, Day day) {
    int given = 0;
    for (const Kind kind : {Kind::client, Kind::customer}) {
        if (const Tally* tally = state.tally({agent, kind, day})) {
            given += tally->assigned - tally->taken_back;
        }
    }
    return given;
}

std::vector<Lack> lacking(const State& state, Code campaign, Day day) {
    std::vector<Lack> lacks;
    for (const auto& [username, user] : state.users()) {
        if (!works(user, campaign)) continue;
        Lack lack{username, given_to(state, username, day), user.daily_target};
        if (lack.lacks()) lacks.push_back(std::move(lack));
    }
    return lacks;
}

// One number each to whoever has fewest, so that a pool that runs out has served all alike.
class Dealer {
public:
    explicit Dealer(std::vector<Lack>& lacks) {
        for (Lack& lack : lacks) waiting_.push_back(&lack);
        std::make_heap(waiting_.begin(), waiting_.end(), has_more);
    }
    bool all_served() const { return waiting_.empty(); }
    void deal(const Lead& lead) {
        std::pop_heap(waiting_.begin(), waiting_.end(), has_more);
        Lack& next = *waiting_.back();
        next.leads[lead.list].push_back(lead.id);
        ++next.given;
        if (next.lacks()) std::push_heap(waiting_.begin(), waiting_.end(), has_more);
        else waiting_.pop_back();
    }

private:
    static bool has_more(const Lack* a, const Lack* b) {
        return a->given != b->given ? a->given > b->given : a->agent > b->agent;
    }
    std::vector<Lack*> waiting_;
};

}  // namespace

bool is_plan_due(const State& state, const Campaign& campaign, Moment now) {
    const Day day = state.counters().open_day;
    if (!campaign.active || !campaign.plan_minute || !day || campaign.planned >= day) return false;
    const auto shown =
        now.clocks ? now.clocks->local_time(now.at, state.desk().zone) : std::nullopt;
    return shown && shown->day >= day && shown->minute >= *campaign.plan_minute;
}

Decision decide_on(const State& state, const Request&, const PlanNumbers& command) {
    const Campaign* campaign = state.campaign(command.campaign);
    if (!campaign) return Rejection{Reason::campaign_unknown, command.campaign.text()};
    if (command.minute && (*command.minute < 0 || *command.minute >= minutes_a_day)) {
        return Rejection{Reason::number_out_of_range, "minute of the plan", minutes_a_day - 1};
    }
    if (campaign->plan_minute == command.minute) return Events{};
    return Events{NumbersPlanned{command.campaign, command.minute}};
}

Decision decide_on(const State& state, const Request& request, const GivePlanned& command) {
    const Campaign* campaign = state.campaign(command.campaign);
    if (!campaign) return Rejection{Reason::campaign_unknown, command.campaign.text()};
    if (!is_plan_due(state, *campaign, {request.now, request.clocks})) return Events{};
    const Day day = state.counters().open_day;
    std::vector<Lack> lacks = lacking(state, campaign->id, day);
    Dealer dealer(lacks);
    std::size_t dealt = 0;
    OnePerPerson people(state);
    each_of_hopper(state, campaign->id, [&](const PoolKey& key) {
        if (dealer.all_served() || dealt == plan_slice) return false;
        if (key.is_promised()) return true;  // to whoever is ready
        const Lead& lead = *state.lead(key.lead);
        if (!people.is_first(lead)) return true;
        dealer.deal(lead);
        ++dealt;
        return true;
    });
    Events events;
    AssignmentId first = state.counters().next_assignment;
    for (Lack& lack : lacks) {
        for (auto& [list, leads] : lack.leads) {
            const AssignmentId next{first.value + leads.size()};
            events.push_back(LeadsAssigned{first, std::move(leads), lack.agent, request.by, day,
                                           request.now});
            first = next;
        }
    }
    if (dealt < plan_slice) events.push_back(PlanDone{campaign->id, day});
    return events;
}

void evolve(Edit& edit, const NumbersPlanned& event) {
    edit.campaign(event.campaign, [&](Campaign& known) { known.plan_minute = event.minute; });
}

void evolve(Edit& edit, const PlanDone& event) {
    edit.campaign(event.campaign, [&](Campaign& known) { known.planned = event.day; });
}

}  // namespace recall
