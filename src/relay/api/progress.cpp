// The Call Completion Tracker's figures, and taking back. RULES.md §8, §19.
#include "core/query.hpp"
#include "relay/api/handlers.hpp"
#include "wire/words.hpp"

namespace recall::api {

namespace {

Json instant_or_null(Instant at) { return at ? Json(rfc3339(at)) : Json(nullptr); }

Json progress_json(const Progress& progress, Day day) {
    Json agents = Json::array();
    for (const AgentProgress& one : progress.agents) {
        agents.push_back({{"agent", one.agent},
                          {"name", one.name},
                          {"type", word_of(one.kind)},
                          {"assigned", one.assigned},
                          {"completed", one.completed},
                          {"uncompleted", one.uncompleted},
                          {"completion_rate", one.completion_rate()},
                          {"daily_target", one.daily_target},
                          {"last_call", instant_or_null(one.last_call)},
                          {"calls_today", one.calls}});
    }
    return {{"day", to_text(day)},
            {"totals",
             {{"assigned", progress.assigned},
              {"completed", progress.completed},
              {"uncompleted", progress.uncompleted},
              {"completion_rate", progress.completion_rate()}}},
            {"agents", std::move(agents)}};
}

// What midnight will take, were it now.
Json forecast_json(const DeskThread::Desk& desk, const Calendar& calendar) {
    const State& state = desk.state;
    Json at = nullptr;
    if (state.counters().open_day && calendar.knows(state.desk().zone)) {
        const Day tomorrow = next(std::max(desk.stamp.today, state.counters().open_day));
        at = rfc3339(calendar.start_of(tomorrow, state.desk().zone));
    }
    return {{"at", std::move(at)},
            {"uncompleted", state.assignments().size()},
            {"completed", state.calls().size()}};
}

// A day whose tallies have left the memory, from the journal.
Progress old_progress(const Services& services, const ProgressFilter& filter) {
    auto tallies = services.reader.tallies(filter.day);
    if (!tallies) throw Refusal{error_reply(tallies.error())};
    State day = services.desk.ask([](const DeskThread::Desk& desk) {
        State users;
        for (const auto& [username, user] : desk.state.users()) users.put(user);
        return users;
    });
    for (const Tally& tally : tallies.value()) day.put(tally);
    return progress(day, filter);
}

struct Taken {
    std::int64_t recycled = 0;
    std::int64_t archived = 0;
};
Taken taken_by(const Events& events) {
    Taken taken;
    for (const Event& event : events) {
        if (const auto* recycled = std::get_if<AssignmentsRecycled>(&event)) {
            taken.recycled += static_cast<std::int64_t>(recycled->assignments.size());
        }
        if (const auto* archived = std::get_if<CallsArchived>(&event)) {
            taken.archived += static_cast<std::int64_t>(archived->calls.size());
        }
    }
    return taken;
}

}  // namespace

HttpReply call_progress(const Services& services, const Caller& caller,
                        const HttpRequest& request) {
    ProgressFilter filter;
    filter.kind = kind_from(parameter(request, "type"), "type");
    filter.agent = parameter(request, "agent");
    if (!caller.leads_people()) {
        if (filter.agent && *filter.agent != caller.user.username) {
            return error_reply(Rejection{Reason::not_allowed});
        }
        filter.agent = caller.user.username;
    }
    const auto wanted = day_parameter(request, "day");
    struct Read {
        bool in_memory;
        Day day;
        Json json;
        Json forecast;
    };
    Read read = services.desk.ask([&](const DeskThread::Desk& desk) {
        ProgressFilter now = filter;
        const Day open_day = desk.state.counters().open_day;
        now.day = wanted.value_or(std::max(desk.stamp.today, open_day));
        const bool in_memory = now.day.number > open_day.number - tally_days_kept;
        return Read{in_memory, now.day,
                    in_memory ? progress_json(progress(desk.state, now), now.day) : Json(),
                    forecast_json(desk, services.calendar)};
    });
    if (!read.in_memory) {
        filter.day = read.day;
        read.json = progress_json(old_progress(services, filter), read.day);
    }
    // What midnight takes of everybody is no agent's business.
    if (caller.leads_people()) read.json["forecast"] = std::move(read.forecast);
    return json_reply(read.json);
}

HttpReply recycle_all(const Services& services, const Caller& caller,
                      const HttpRequest& request) {
    const Json body = body_of(request);
    Recycle command;
    command.kind = kind_from(maybe_text_field(body, "type"), "type");
    const Taken taken = taken_by(run(services, caller, command));
    return json_reply({{"recycled", taken.recycled}});
}

HttpReply recycle_agent(const Services& services, const Caller& caller,
                        const HttpRequest& request) {
    const Json body = body_of(request);
    Recycle command;
    command.agent = text_field(body, "agent");
    command.kind = kind_from(maybe_text_field(body, "type"), "type");
    const Taken taken = taken_by(run(services, caller, command));
    return json_reply({{"recycled", taken.recycled}, {"agent", *command.agent}});
}

HttpReply archive_completed(const Services& services, const Caller& caller, const HttpRequest&) {
    const Taken taken = taken_by(run(services, caller, ArchiveCompleted{}));
    return json_reply({{"archived", taken.archived}});
}

}  // namespace recall::api
