// Reports over days, weeks or months, and the course of one day: from what is stored.
#include "core/dates.hpp"
#include "relay/api_handlers.hpp"
#include "wire/words.hpp"

namespace recall::api {

namespace {

enum class Period { day, week, month };

struct PeriodInfo {
    std::string_view word;
    Period period;
    int days_default;  // how far a report reaches back unless it is told
};
constexpr PeriodInfo periods[] = {{"day", Period::day, 30},
                                  {"week", Period::week, 12 * 7},
                                  {"month", Period::month, 365}};

const PeriodInfo& period_parameter(const HttpRequest& request) {
    const std::string word = parameter(request, "period").value_or("day");
    for (const PeriodInfo& info : periods) {
        if (info.word == word) return info;
    }
    refuse("“period” must be day, week or month.");
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

// An agent may ask for the own figures, and gets them where nobody is named.
std::optional<Username> agent_wanted(const Caller& caller, const HttpRequest& request) {
    auto agent = parameter(request, "agent");
    if (caller.leads_people()) return agent;
    if (agent && *agent != caller.user.username) {
        throw Refusal{error_reply(Rejection{Reason::not_allowed})};
    }
    return caller.user.username;
}

ReportFilter filter_of(const Caller& caller, const HttpRequest& request, const PeriodInfo& period,
                       Day today) {
    ReportFilter filter;
    filter.to = day_parameter(request, "to").value_or(today);
    filter.from = day_parameter(request, "from")
                      .value_or(add_days(filter.to, 1 - period.days_default));
    if (filter.from > filter.to) refuse("“from” must not be after “to”.");
    if (filter.to.number - filter.from.number >= report_days_max) {
        refuse("A report covers at most " + std::to_string(report_days_max) +
               " days. Choose “from” and “to” closer together.");
    }
    filter.kind = kind_from(parameter(request, "type"), "type");
    filter.campaign = code_parameter(request, "campaign");
    filter.agent = agent_wanted(caller, request);
    return filter;
}

struct Figures {
    std::int64_t assigned = 0, completed = 0, calls = 0, success = 0, seconds = 0, late = 0;

    void add(const CallSum& sum, const Names& names) {
        completed += sum.calls;
        success += names.successes(sum);
        seconds += sum.seconds;
        late += sum.late;
    }
    void add(const WorkSum& sum) {
        assigned += sum.assigned;
        calls += sum.calls;
    }
};

Json totals_json(const ReportSums& sums, const Names& names) {
    Figures all;
    for (const CallSum& sum : sums.by_day) all.add(sum, names);
    for (const WorkSum& sum : sums.work) all.add(sum);
    return {{"assigned", all.assigned}, {"completed", all.completed}, {"calls", all.calls},
            {"success", all.success},   {"seconds", all.seconds},     {"late", all.late}};
}

// Every period of the range, also one in which nothing happened.
Json series_json(const ReportSums& sums, const Names& names, const ReportFilter& filter,
                 Period period) {
    std::map<Day, Figures> series;
    for (Day day = period_start(period, filter.from); day <= filter.to;
         day = next_period(period, day)) {
        series[day] = {};
    }
    for (const CallSum& sum : sums.by_day) series[period_start(period, sum.day)].add(sum, names);
    Json json = Json::array();
    for (const auto& [start, figures] : series) {
        json.push_back({{"start", to_text(start)},
                        {"completed", figures.completed},
                        {"success", figures.success},
                        {"seconds", figures.seconds}});
    }
    return json;
}

Json outcomes_json(const ReportSums& sums, const Names& names) {
    std::map<std::pair<Code, Code>, CallSum> outcomes;
    for (const CallSum& sum : sums.by_day) {
        CallSum& all = outcomes[{sum.campaign, sum.outcome}];
        all.campaign = sum.campaign;
        all.outcome = sum.outcome;
        all.calls += sum.calls;
    }
    Json json = Json::array();
    for (const auto& [key, sum] : outcomes) {
        const Outcome* known = names.outcome(sum);
        json.push_back({{"campaign", sum.campaign.text()},
                        {"code", sum.outcome.text()},
                        {"label", known ? known->label : sum.outcome.text()},
                        {"count", sum.calls}});
    }
    return json;
}

Json agents_json(const ReportSums& sums, const Names& names) {
    std::map<Username, Figures> agents;
    for (const CallSum& sum : sums.by_agent) agents[sum.agent].add(sum, names);
    for (const WorkSum& sum : sums.work) agents[sum.agent].add(sum);
    Json json = Json::array();
    for (const auto& [agent, figures] : agents) {
        const double rate = figures.assigned == 0 ? 0.0
                                                  : static_cast<double>(figures.completed) /
                                                        static_cast<double>(figures.assigned);
        json.push_back({{"agent", agent},
                        {"name", names.name_of(agent)},
                        {"assigned", figures.assigned},
                        {"completed", figures.completed},
                        {"completion_rate", rate},
                        {"calls", figures.calls},
                        {"seconds", figures.seconds},
                        {"success", figures.success}});
    }
    return json;
}

}  // namespace

HttpReply reports(const Services& services, const Caller& caller, const HttpRequest& request) {
    const PeriodInfo& period = period_parameter(request);
    const Names names = names_of(services);
    const ReportFilter filter = filter_of(caller, request, period, names.today);
    const auto sums = services.reader.report_sums(filter);
    if (!sums) return error_reply(sums.error());
    return json_reply({{"period", period.word},
                       {"from", to_text(filter.from)},
                       {"to", to_text(filter.to)},
                       {"totals", totals_json(sums.value(), names)},
                       {"series", series_json(sums.value(), names, filter, period.period)},
                       {"outcomes", outcomes_json(sums.value(), names)},
                       {"agents", agents_json(sums.value(), names)}});
}

HttpReply timeline(const Services& services, const Caller& caller, const HttpRequest& request) {
    TimelineFilter filter;
    filter.kind = kind_from(parameter(request, "type"), "type");
    filter.agent = agent_wanted(caller, request);
    const auto wanted = day_parameter(request, "day");
    std::string zone = services.desk.ask([&](const DeskThread::Desk& desk) {
        filter.day = wanted.value_or(std::max(desk.stamp.today, desk.state.counters().open_day));
        return desk.state.desk().zone;
    });
    if (!services.calendar.knows(zone)) zone = "UTC";
    // 23, 24 or 25 hours: the day ends where the next one begins.
    filter.start = services.calendar.start_of(filter.day, zone);
    const Instant end = services.calendar.start_of(next(filter.day), zone);
    filter.step_ms = timeline_step_minutes * minute_ms;
    filter.steps = static_cast<std::size_t>((end - filter.start) / filter.step_ms);
    const auto line = services.reader.timeline(filter);
    if (!line) return error_reply(line.error());
    return json_reply({{"day", to_text(filter.day)},
                       {"start", instant_json(filter.start)},
                       {"step_minutes", timeline_step_minutes},
                       {"completed", line.value().completed},
                       {"calls", line.value().calls}});
}

}  // namespace recall::api
