// POST /callbacks/change: the same change to many callbacks, those that are named or all that a
// query lists. Each is a command of its own, decided by the rules; ?dry_run tells what they would
// say and changes nothing.
//
//   {"callbacks": [1, 2]}           absent: all that the query lists
//   {"user": "bob", "recipient": "USERONLY", "later_minutes": 30, "why": "Ann left"}   a move, or
//   {"cancel": true, "why": "The campaign is over"}
#include "relay/accounts/secrets.hpp"
#include "relay/api/callbacks.hpp"

#include <future>
#include <map>

namespace recall::api {

namespace {

void check_count(std::int64_t count) {
    if (count <= callbacks_changed_max) return;
    throw Refusal{error_reply(422, "too_many_callbacks",
                              "These are " + std::to_string(count) + " callbacks, and at most " +
                                  std::to_string(callbacks_changed_max) +
                                  " can be changed at once. Narrow the filter.",
                              {{"callbacks", count}, {"callbacks_max", callbacks_changed_max}})};
}

std::vector<Callback> chosen(const Services& services, const Caller& caller,
                             const ChangeCallbacksQuery& query,
                             const ChangeOfCallbacks& change) {
    std::vector<Callback> found;
    if (change.callbacks) {
        check_count(static_cast<std::int64_t>(change.callbacks->size()));
        return services.desk.ask([&](const DeskThread::Desk& desk) {
            for (const CallbackId id : *change.callbacks) {
                if (const Callback* callback = desk.state.callback(id)) found.push_back(*callback);
            }
            return found;
        });
    }
    AskedCallbacks asked = asked_callbacks(services, caller, query.terms);
    asked.filter.open_only = true;
    PageRequest page{1, page_size_max};
    do {
        auto read = callbacks_page(services, asked, page);
        if (!read) throw Refusal{error_reply(read.error())};
        check_count(read.value().total);
        page.total = read.value().total;
        for (const CallbackLine& one : read.value().items) found.push_back(one.callback);
    } while (page.page++ * page.size < *page.total);
    return found;
}

Command command_for(const Services& services, const DeskTimes& times,
                    const ChangeOfCallbacks& change, const Callback& callback) {
    if (change.cancel) return CancelCallback{callback.id, change.why};
    MoveCallback move{callback.id, {}, {}, {}, change.recipient, change.user, {}, change.why};
    if (change.later_minutes != 0) {
        move.time = callback.callback_time + change.later_minutes * minute_ms;
        const bool known = services.calendar.knows(callback.zone);
        move.zone = callback.zone;
        move.wall_time = wall_time(move.time, known ? callback.zone : times.zone);
    }
    return move;
}

// What the rules say, or would say, to each.
struct Outcomes {
    CallbacksChanged told;
    std::optional<JournalError> trouble;
    std::map<Username, std::int64_t> owners;  // whose those are that change

    void add(const Callback& callback, const std::optional<Rejection>& rejection, bool changes) {
        constexpr std::size_t reasons_max = 20;
        if (!rejection) {
            ++(changes ? told.changed : told.unchanged);
            if (changes) ++owners[callback.user];
            return;
        }
        ++told.refused;
        if (told.reasons.size() >= reasons_max) return;
        told.reasons.push_back({callback.id, std::string(code_of(rejection->reason)),
                                message_of(*rejection)});
    }
    void add(const Callback& callback, const CommandAnswer& answer) {
        add(callback, answer.rejection, !answer.events.empty());
    }
    std::int64_t reached() const { return told.changed + told.unchanged + told.refused; }
    CallbacksChanged all() && {
        if (trouble) told.trouble = trouble->message;
        for (const auto& [user, count] : owners) told.owners.push_back({user, count});
        return std::move(told);
    }
};

Outcomes preview(const Services& services, const Caller& caller,
                 const std::vector<Callback>& callbacks, const std::vector<Command>& commands) {
    return services.desk.ask([&](const DeskThread::Desk& desk) {
        Outcomes outcomes;
        for (std::size_t i = 0; i < commands.size(); ++i) {
            const Request request{caller.user.username, desk.stamp.now, desk.stamp.today,
                                  commands[i], std::nullopt, desk.clocks};
            const Decision decision = decide(desk.state, request);
            outcomes.add(callbacks[i],
                         decision ? std::nullopt : std::optional(decision.error()),
                         decision && !decision.value().empty());
        }
        return outcomes;
    });
}

using Answers = std::vector<std::future<SubmissionResult>>;

// As many as the desk takes.
Answers submit(const Services& services, std::vector<Submission> submissions) {
    const auto line = std::make_shared<Line>();
    Answers answers;
    for (Submission& one : submissions) {
        auto promise = std::make_shared<std::promise<SubmissionResult>>();
        auto answer = promise->get_future();
        const bool taken = services.desk.submit(
            line, std::move(one),
            [promise](const SubmissionResult& result) { promise->set_value(result); });
        if (!taken) break;
        answers.push_back(std::move(answer));
    }
    return answers;
}

SubmissionResult wait_for(std::future<SubmissionResult>& answer) {
    try {
        return answer.get();
    } catch (const std::future_error&) {
        return DeskThread::busy();  // the desk stopped before it came to this
    }
}

// In runs of a batch each, so that everybody else's commands go on between them.
Outcomes carry_out(const Services& services, const Caller& caller,
                   const std::vector<Callback>& callbacks, std::vector<Command> commands) {
    constexpr std::size_t run = batch_submissions_max / 2;
    Outcomes outcomes;
    const std::string client = "http-" + random_token();
    for (std::size_t from = 0; from < commands.size() && !outcomes.trouble; from += run) {
        std::vector<Submission> submissions;
        for (std::size_t i = from; i < std::min(from + run, commands.size()); ++i) {
            submissions.push_back({caller.user.username, client, static_cast<std::int64_t>(i + 1),
                                   std::move(commands[i])});
        }
        const std::size_t count = submissions.size();
        Answers answers = submit(services, std::move(submissions));
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const SubmissionResult result = wait_for(answers[i]);
            if (result) outcomes.add(callbacks[from + i], result.value().answer);
            else outcomes.trouble = result.error();
        }
        if (answers.size() < count && !outcomes.trouble) outcomes.trouble = DeskThread::busy();
    }
    outcomes.told.not_reached = std::ssize(callbacks) - outcomes.reached();
    if (outcomes.trouble && outcomes.reached() == 0) throw Unavailable(*outcomes.trouble);
    return outcomes;
}

}  // namespace

CallbacksChanged change_callbacks(const Services& services, const Caller& caller,
                                  const ChangeOfCallbacks& change,
                                  const ChangeCallbacksQuery& query) {
    const bool moves = change.user || change.recipient || change.later_minutes != 0;
    if (moves == change.cancel) refuse("Say either what to change, or that they are cancelled.");
    const std::vector<Callback> callbacks = chosen(services, caller, query, change);
    const DeskTimes times = desk_times(services);
    std::vector<Command> commands;
    for (const Callback& callback : callbacks) {
        commands.push_back(command_for(services, times, change, callback));
    }
    Outcomes outcomes = query.dry_run
                            ? preview(services, caller, callbacks, commands)
                            : carry_out(services, caller, callbacks, std::move(commands));
    outcomes.told.matched = std::ssize(callbacks);
    outcomes.told.dry_run = query.dry_run;
    return std::move(outcomes).all();
}

}  // namespace recall::api
