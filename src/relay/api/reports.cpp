// Reports over days, weeks or months, and the course of one day: from what is stored.
#include "core/dates.hpp"
#include "relay/api/handlers.hpp"
#include "relay/http/query_reader.hpp"

namespace recall::api {

namespace {

// How far a report reaches back unless it is told.
int days_by_default(Period period) {
    switch (period) {
        case Period::day: return 30;
        case Period::week: return 12 * 7;
        case Period::month: return 365;
    }
    return 0;
}

Day add_days(Day day, std::int32_t days) { return {day.number + days}; }

// The day on which the period begins that this day is in. Weeks begin on Mondays.
Day period_start(Period period, Day day) {
    switch (period) {
        case Period::day: return day;
        case Period::week: return add_days(day, 1 - weekday_of(day));
        case Period::month: {
            const std::chrono::year_month_day date(to_sys(day));
            return to_day(date.year() / date.month() / 1);
        }
    }
    return day;
}
Day next_period(Period period, Day start) {
    if (period == Period::month) return period_start(period, add_days(start, 31));
    return add_days(start, period == Period::week ? 7 : 1);
}

// What the desk knows of the words in the sums.
struct Names {
    std::map<Username, User> users;
    std::map<Code, Campaign> campaigns;
    Day today;

    const Outcome* outcome(const CallSum& sum) const {
        const auto campaign = campaigns.find(sum.campaign);
        if (campaign == campaigns.end()) return nullptr;
        for (const Outcome& outcome : campaign->second.outcomes) {
            if (outcome.code == sum.outcome) return &outcome;
        }
        return nullptr;
    }
    std::int64_t successes(const CallSum& sum) const {
        const Outcome* known = outcome(sum);
        return known && known->success ? sum.calls : 0;
    }
    std::string name_of(const Username& username) const {
        const auto user = users.find(username);
        return user == users.end() ? username : user->second.name;
    }
};
Names names_of(const Services& services) {
    return services.desk.ask([](const DeskThread::Desk& desk) {
        return Names{desk.state.users(), desk.state.campaigns(),
                     std::max(desk.stamp.today, desk.state.counters().open_day)};
    });
}

ReportFilter filter_of(const Caller& caller, const ReportQuery& query, Day today) {
    ReportFilter filter;
    filter.to = query.to ? query.to : today;
    filter.from =
        query.from ? query.from : add_days(filter.to, 1 - days_by_default(query.period));
    QueryReader::check_order(filter.from, filter.to);
    if (filter.to.number - filter.from.number >= report_days_max) {
        refuse("A report covers at most " + std::to_string(report_days_max) +
               " days. Choose “from” and “to” closer together.");
    }
    filter.kind = query.type;
    filter.campaign = if_given(query.campaign);
    filter.agent = own_or_asked(caller, query.agent);
    return filter;
}

void add(auto& figures, const CallSum& sum, const Names& names) {
    figures.completed += sum.calls;
    figures.success += names.successes(sum);
    figures.seconds += sum.seconds;
}
void add(auto& figures, const WorkSum& sum) {
    figures.assigned += sum.assigned;
    figures.calls += sum.calls;
}

ReportTotals totals_of(const ReportSums& sums, const Names& names) {
    ReportTotals all;
    for (const CallSum& sum : sums.by_day) {
        add(all, sum, names);
        all.late += sum.late;
    }
    for (const WorkSum& sum : sums.work) add(all, sum);
    return all;
}

// Every period of the range, also one in which nothing happened.
std::vector<ReportPoint> series_of(const ReportSums& sums, const Names& names,
                                   const ReportFilter& filter, Period period) {
    std::map<Day, ReportPoint> series;
    for (Day day = period_start(period, filter.from); day <= filter.to;
         day = next_period(period, day)) {
        series[day] = {.start = day};
    }
    for (const CallSum& sum : sums.by_day) add(series[period_start(period, sum.day)], sum, names);
    std::vector<ReportPoint> points;
    for (const auto& [start, point] : series) points.push_back(point);
    return points;
}

std::vector<ReportOutcome> outcomes_of(const ReportSums& sums, const Names& names) {
    std::map<std::pair<Code, Code>, ReportOutcome> outcomes;
    for (const CallSum& sum : sums.by_day) {
        const Outcome* known = names.outcome(sum);
        ReportOutcome& all = outcomes[{sum.campaign, sum.outcome}];
        all.campaign = sum.campaign;
        all.code = sum.outcome;
        all.label = known ? known->label : sum.outcome.text();
        all.count += sum.calls;
    }
    std::vector<ReportOutcome> lines;
    for (auto& [key, outcome] : outcomes) lines.push_back(std::move(outcome));
    return lines;
}

std::vector<ReportAgent> agents_of(const ReportSums& sums, const Names& names) {
    std::map<Username, ReportAgent> agents;
    for (const CallSum& sum : sums.by_agent) add(agents[sum.agent], sum, names);
    for (const WorkSum& sum : sums.work) add(agents[sum.agent], sum);
    std::vector<ReportAgent> lines;
    for (auto& [username, agent] : agents) {
        agent.agent = username;
        agent.name = names.name_of(username);
        lines.push_back(std::move(agent));
    }
    return lines;
}

}  // namespace

Report reports(const Services& services, const Caller& caller, const ReportQuery& query) {
    const Names names = names_of(services);
    const ReportFilter filter = filter_of(caller, query, names.today);
    const ReportSums sums = value_or_refuse(services.reader.report_sums(filter));
    return {query.period,
            filter.from,
            filter.to,
            totals_of(sums, names),
            series_of(sums, names, filter, query.period),
            outcomes_of(sums, names),
            agents_of(sums, names)};
}

TimelineOfDay timeline(const Services& services, const Caller& caller,
                       const TimelineQuery& query) {
    TimelineFilter filter;
    filter.kind = query.type;
    filter.agent = own_or_asked(caller, query.agent);
    std::string zone = services.desk.ask([&](const DeskThread::Desk& desk) {
        filter.day = query.day ? query.day
                               : std::max(desk.stamp.today, desk.state.counters().open_day);
        return desk.state.desk().zone;
    });
    if (!services.calendar.knows(zone)) zone = "UTC";
    // 23, 24 or 25 hours: the day ends where the next one begins.
    filter.start = services.calendar.start_of(filter.day, zone);
    const Instant end = services.calendar.start_of(next(filter.day), zone);
    filter.step_ms = timeline_step_minutes * minute_ms;
    filter.steps = static_cast<std::size_t>((end - filter.start) / filter.step_ms);
    Timeline line = value_or_refuse(services.reader.timeline(filter));
    return {filter.day, filter.start, timeline_step_minutes, std::move(line.completed),
            std::move(line.calls)};
}

}  // namespace recall::api
