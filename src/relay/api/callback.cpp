// One callback with its story, how many are promised for when, what became of the promises of a
// time, and what managers should look at.
#include "core/callback.hpp"
#include "core/query.hpp"
#include "relay/api/callbacks.hpp"
#include "wire/words.hpp"

#include <algorithm>

namespace recall::api {

namespace {

constexpr std::int64_t callback_calls_max = 20;  // of the lead's, told beside a callback
constexpr std::int64_t load_step_ms = 30 * minute_ms;

template <typename T>
T read_or_refuse(Result<T, JournalError> read) {
    if (!read) throw Refusal{error_reply(read.error())};
    return std::move(read).value();
}

Json step_json(const CallbackStep& step) {
    return {{"at", instant_json(step.at)},
            {"by", step.by},
            {"what", word_of(step.what)},
            {"callback_time", instant_json(step.callback_time)},
            {"user", step.user},
            {"recipient", step.recipient ? Json(word_of(*step.recipient)) : Json(nullptr)},
            {"ended", word_of(step.ended)},
            {"why", step.why}};
}

Json calls_json(const Services& services, LeadId lead) {
    CallFilter filter;
    filter.lead = lead;
    filter.archived_only = false;
    Json calls = Json::array();
    for (const CompletedCall& call :
         read_or_refuse(services.reader.calls(filter, {1, callback_calls_max})).items) {
        calls.push_back({{"completed_at", instant_json(call.completed_at)},
                         {"agent", call.agent},
                         {"outcome", call.outcome.text()},
                         {"notes", call.notes}});
    }
    return calls;
}

// "2026-11": the first day of the month, or a refusal.
Day month_parameter(const HttpRequest& request) {
    const auto day = day_from_text(parameter(request, "month").value_or("") + "-01");
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

Json sum_json(const CallbackSum& sum) {
    return {{"promised", sum.promised()},
            {"on_time", sum.on_time},
            {"late", sum.late},
            {"missed", sum.missed},
            {"waiting", sum.waiting}};
}

void add(CallbackSum& to, const CallbackSum& sum) {
    to.on_time += sum.on_time;
    to.late += sum.late;
    to.missed += sum.missed;
    to.waiting += sum.waiting;
}

}  // namespace

HttpReply callback(const Services& services, const Caller& caller, const HttpRequest& request) {
    const CallbackId id{path_id(request, "callback")};
    const auto not_found = [] {
        return error_reply(404, "callback_unknown",
                           "There is no such callback, or it is not yours to see. GET /callbacks "
                           "lists them.");
    };
    const auto history = read_or_refuse(services.reader.callback_history(id));
    const auto found = read_or_refuse(services.reader.callback(id));
    if (!found) return not_found();
    const auto shown = services.desk.ask([&](const DeskThread::Desk& desk) {
        const bool own = caller.leads_people() || sees(desk.state, caller.user, *found);
        return own ? std::optional(shown_of(desk, *found)) : std::nullopt;
    });
    if (!shown) return not_found();
    Json steps = Json::array();
    for (const CallbackStep& step : history) steps.push_back(step_json(step));
    return json_reply({{"callback", callback_json(*shown)},
                       {"history", std::move(steps)},
                       {"calls", calls_json(services, found->lead)}});
}

HttpReply callback_load(const Services& services, const Caller&, const HttpRequest& request) {
    CallbackFilter filter;
    filter.campaign = code_parameter(request, "campaign");
    filter.open_only = true;
    const DeskTimes times = desk_times(services);
    if (parameter(request, "month")) {
        const Day first = month_parameter(request);
        const auto counts = read_or_refuse(services.reader.callback_counts(
            filter, edges_of_days(services, times.zone, first, last_of_month(first))));
        return json_reply({{"month", to_text(first).substr(0, 7)}, {"days", counts}});
    }
    const Day day = day_parameter(request, "day").value_or(times.today);
    const Instant start = services.calendar.start_of(day, times.zone);
    const Instant end = services.calendar.start_of(next(day), times.zone);
    std::vector<Instant> edges;
    for (Instant at = start; at < end; at = at + load_step_ms) edges.push_back(at);
    edges.push_back(end);
    const auto counts = read_or_refuse(services.reader.callback_counts(filter, edges));
    return json_reply({{"day", to_text(day)},
                       {"start", instant_json(start)},
                       {"step_minutes", load_step_ms / minute_ms},
                       {"steps", counts}});
}

HttpReply callback_figures(const Services& services, const Caller& caller,
                           const HttpRequest& request) {
    const DeskTimes times = desk_times(services);
    const Day from = day_parameter(request, "from").value_or(times.today);
    const Day to = day_parameter(request, "to").value_or(from);
    if (to < from || to.number - from.number >= report_days_max) {
        refuse("“to” must not be before “from”, nor more than " +
               std::to_string(report_days_max) + " days after it.");
    }
    CallbackFilter filter;
    filter.campaign = code_parameter(request, "campaign");
    filter.user = parameter(request, "user");
    if (!caller.leads_people()) filter.user = caller.user.username;
    filter.from = services.calendar.start_of(from, times.zone);
    filter.before = services.calendar.start_of(next(to), times.zone);
    const auto sums = read_or_refuse(services.reader.callback_sums(filter, times.now));
    CallbackSum total;
    Json agents = services.desk.ask([&](const DeskThread::Desk& desk) {
        Json lines = Json::array();
        for (const CallbackSum& sum : sums) {
            const User* user = desk.state.user(sum.user);
            Json line = sum_json(sum);
            line["user"] = sum.user;
            line["name"] = user ? user->name : sum.user;
            lines.push_back(std::move(line));
        }
        return lines;
    });
    for (const CallbackSum& sum : sums) add(total, sum);
    return json_reply({{"from", to_text(from)},
                       {"to", to_text(to)},
                       {"totals", sum_json(total)},
                       {"agents", std::move(agents)}});
}

HttpReply callback_attention(const Services& services, const Caller&, const HttpRequest&) {
    AskedCallbacks due, orphans;
    due.filter.open_only = orphans.filter.open_only = true;
    due.filter.before = desk_times(services).now + 1;
    orphans.orphaned = true;
    const std::vector<ShownCallback> overdue = sifted_callbacks(services, due);
    const auto count = [&overdue](auto want) {
        return std::count_if(overdue.begin(), overdue.end(), want);
    };
    return json_reply(
        {{"overdue", overdue.size()},
         {"escalated", count([](const ShownCallback& shown) { return shown.escalated; })},
         {"held", count([](const ShownCallback& shown) { return !shown.held.empty(); })},
         {"orphaned", sifted_callbacks(services, orphans).size()}});
}

}  // namespace recall::api
