// One callback with its story, how many are promised for when, what became of the promises of a
// time, and what managers should look at.
#include "core/callback.hpp"
#include "core/query.hpp"
#include "relay/api/callbacks.hpp"
#include "relay/http/query_reader.hpp"

#include <algorithm>
#include <set>

namespace recall::api {

namespace {

constexpr std::int64_t callback_calls_max = 20;  // of the lead's, told beside a callback
constexpr std::int64_t load_step_ms = 30 * minute_ms;

std::vector<CallbackCall> calls_of(const Services& services, LeadId lead) {
    CallFilter filter;
    filter.lead = lead;
    filter.archived_only = false;
    std::vector<CallbackCall> calls;
    for (const CompletedCall& call :
         value_or_refuse(services.reader.calls(filter, {1, callback_calls_max})).items) {
        calls.push_back({call.completed_at, call.agent, call.outcome, call.notes});
    }
    return calls;
}

// "2026-11": the first day of the month, or a refusal.
Day month_from(const std::string& text) {
    const auto day = day_from_text(text + "-01");
    if (!day) refuse("“month” must be a month such as 2026-11.");
    return *day;
}

std::vector<Instant> edges_of_days(const Services& services, const std::string& zone, Day first,
                                   Day last) {
    std::vector<Instant> edges;
    for (Day day = first; day <= next(last); day = next(day)) {
        edges.push_back(services.calendar.start_of(day, zone));
    }
    return edges;
}

Day last_of_month(Day first) {
    Day last = first;
    const auto month = [](Day day) { return to_text(day).substr(0, 7); };
    while (month(next(last)) == month(first)) last = next(last);
    return last;
}

CallbackSums sums_of(const CallbackSum& sum) {
    return {sum.on_time, sum.late, sum.missed, sum.waiting};
}

void add(CallbackSums& to, const CallbackSums& sums) {
    to.on_time += sums.on_time;
    to.late += sums.late;
    to.missed += sums.missed;
    to.waiting += sums.waiting;
}

}  // namespace

CallbackRecord callback(const Services& services, const Caller& caller,
                        const CallbackQuery& query) {
    const auto not_found = [] {
        return Refusal{error_reply(404, "callback_unknown",
                                   "There is no such callback, or it is not yours to see. GET "
                                   "/callbacks lists them.")};
    };
    auto history = value_or_refuse(services.reader.callback_history(query.callback));
    const auto found = value_or_refuse(services.reader.callback(query.callback));
    if (!found) throw not_found();
    auto line = services.desk.ask([&](const DeskThread::Desk& desk) {
        const bool own = caller.leads_people() || sees(desk.state, caller.user, *found);
        return own ? std::optional(line_of(desk, *found)) : std::nullopt;
    });
    if (!line) throw not_found();
    return {std::move(*line), std::move(history), calls_of(services, found->lead)};
}

CallbackLoad callback_load(const Services& services, const Caller&,
                           const CallbackLoadQuery& query) {
    CallbackFilter filter;
    filter.campaign = if_given(query.campaign);
    filter.open_only = true;
    const DeskTimes times = desk_times(services);
    CallbackLoad load;
    if (!query.month.empty()) {
        const Day first = month_from(query.month);
        load.month = to_text(first).substr(0, 7);
        load.days = value_or_refuse(services.reader.callback_counts(
            filter, edges_of_days(services, times.zone, first, last_of_month(first))));
        return load;
    }
    load.day = query.day ? query.day : times.today;
    load.start = services.calendar.start_of(load.day, times.zone);
    load.step_minutes = load_step_ms / minute_ms;
    const Instant end = services.calendar.start_of(next(load.day), times.zone);
    std::vector<Instant> edges;
    for (Instant at = load.start; at < end; at = at + load_step_ms) edges.push_back(at);
    edges.push_back(end);
    load.steps = value_or_refuse(services.reader.callback_counts(filter, edges));
    return load;
}

CallbackFigures callback_figures(const Services& services, const Caller& caller,
                                 const CallbackFiguresQuery& query) {
    const DeskTimes times = desk_times(services);
    CallbackFigures figures;
    figures.from = query.from ? query.from : times.today;
    figures.to = query.to ? query.to : figures.from;
    QueryReader::check_order(figures.from, figures.to);
    if (figures.to.number - figures.from.number >= report_days_max) {
        refuse("“to” must not be before “from”, nor more than " +
               std::to_string(report_days_max) + " days after it.");
    }
    CallbackFilter filter;
    filter.campaign = if_given(query.campaign);
    filter.user = if_given(query.user);
    if (!caller.leads_people()) filter.user = caller.user.username;
    filter.from = services.calendar.start_of(figures.from, times.zone);
    filter.before = services.calendar.start_of(next(figures.to), times.zone);
    const auto sums = value_or_refuse(services.reader.callback_sums(filter, times.now));
    services.desk.ask([&](const DeskThread::Desk& desk) {
        for (const CallbackSum& sum : sums) {
            const User* user = desk.state.user(sum.user);
            figures.agents.push_back({sum.user, user ? user->name : sum.user, sums_of(sum)});
            add(figures.totals, figures.agents.back().sums);
        }
        return true;
    });
    return figures;
}

namespace {

// Of which somebody is here who could take what was promised to anyone.
std::set<Code> attended_campaigns(const Services& services) {
    const auto present = services.presence.all();
    return services.desk.ask([&present](const DeskThread::Desk& desk) {
        std::set<Code> campaigns;
        for (const auto& [username, seen] : present) {
            const User* user = seen.connections > 0 ? desk.state.user(username) : nullptr;
            if (!user || !user->active || user->role != Role::agent) continue;
            campaigns.insert(user->campaigns.begin(), user->campaigns.end());
        }
        return campaigns;
    });
}

}  // namespace

CallbackAttention callback_attention(const Services& services, const Caller&,
                                     const CallbackAttentionQuery&) {
    AskedCallbacks due, orphans;
    due.filter.open_only = orphans.filter.open_only = true;
    due.filter.before = desk_times(services).now + 1;
    orphans.orphaned = true;
    const std::set<Code> attended = attended_campaigns(services);
    CallbackAttention attention;
    std::set<CallbackId> wanting;
    for (const CallbackLine& line : sifted_callbacks(services, due)) {
        const bool unattended = line.callback.status == CallbackStatus::LIVE && !line.held &&
                                !attended.contains(line.callback.campaign);
        ++attention.overdue;
        attention.escalated += line.escalated;
        attention.held += line.held.has_value();
        attention.unattended += unattended;
        if (line.escalated || unattended) wanting.insert(line.callback.id);
    }
    for (const CallbackLine& line : sifted_callbacks(services, orphans)) {
        ++attention.orphaned;
        wanting.insert(line.callback.id);
    }
    attention.wanting = std::ssize(wanting);
    if (const auto doubt = services.desk_clock.doubt()) {
        attention.clock = ClockDoubt{doubt->machine, doubt->desk};
    }
    return attention;
}

}  // namespace recall::api
