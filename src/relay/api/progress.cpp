// The Call Completion Tracker's figures, and taking back. RULES.md §8, §19.
#include "core/query.hpp"
#include "relay/api/handlers.hpp"
#include "wire/words.hpp"

namespace recall::api {

namespace {

ProgressOfDay told_of(Progress progress, Day day) {
    return {day,
            {progress.assigned, progress.completed, progress.uncompleted,
             progress.completion_rate()},
            std::move(progress.agents),
            std::nullopt};
}

// What midnight will take, were it now.
Forecast forecast_of(const DeskThread::Desk& desk, const Calendar& calendar) {
    const State& state = desk.state;
    Forecast forecast{.uncompleted = std::ssize(state.assignments()),
                      .completed = std::ssize(state.calls())};
    if (state.counters().open_day && calendar.knows(state.desk().zone)) {
        const Day tomorrow = next(std::max(desk.stamp.today, state.counters().open_day));
        forecast.at = calendar.start_of(tomorrow, state.desk().zone);
    }
    return forecast;
}

// A day whose tallies have left the memory, from the journal.
Progress old_progress(const Services& services, const ProgressFilter& filter) {
    const auto tallies = value_or_refuse(services.reader.tallies(filter.day));
    State day = services.desk.ask([](const DeskThread::Desk& desk) {
        State users;
        for (const auto& [username, user] : desk.state.users()) users.put(user);
        return users;
    });
    for (const Tally& tally : tallies) day.put(tally);
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

ProgressOfDay call_progress(const Services& services, const Caller& caller,
                            const ProgressQuery& query) {
    ProgressFilter filter{{}, query.type, own_or_asked(caller, query.agent)};
    struct Read {
        bool in_memory, is_over;
        Progress progress;
        Forecast forecast;
    };
    Read read = services.desk.ask([&](const DeskThread::Desk& desk) {
        const Day open_day = desk.state.counters().open_day;
        filter.day = query.day ? query.day : std::max(desk.stamp.today, open_day);
        const bool in_memory = filter.day.number > open_day.number - tally_days_kept;
        return Read{in_memory, filter.day < open_day,
                    in_memory ? progress(desk.state, filter) : Progress{},
                    forecast_of(desk, services.calendar)};
    });
    if (!read.in_memory) read.progress = old_progress(services, filter);
    if (read.is_over && !filter.agent) {
        count_numbers_once(read.progress,
                           value_or_refuse(services.reader.given_out(filter.day, filter.kind)));
    }
    ProgressOfDay told = told_of(std::move(read.progress), filter.day);
    // What midnight takes of everybody is no agent's business.
    if (caller.leads_people()) told.forecast = read.forecast;
    return told;
}

TakenBack recycle_all(const Services& services, const Caller& caller, const TakeBack& wish) {
    Recycle command;
    command.kind = wish.type;
    return {taken_by(run(services, caller, command)).recycled};
}

TakenBackOfAgent recycle_agent(const Services& services, const Caller& caller,
                               const TakeBackOfAgent& wish) {
    Recycle command;
    command.agent = wish.agent;
    command.kind = wish.type;
    return {taken_by(run(services, caller, command)).recycled, wish.agent};
}

ArchivedNow archive_completed(const Services& services, const Caller& caller) {
    return {taken_by(run(services, caller, ArchiveCompleted{})).archived};
}

}  // namespace recall::api
