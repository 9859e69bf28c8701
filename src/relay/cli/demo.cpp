#include "relay/cli/demo.hpp"

#include "relay/accounts/accounts.hpp"
#include "relay/accounts/secrets.hpp"
#include "relay/cli/demo_data.hpp"
#include "relay/desk/calendar.hpp"

namespace recall {

namespace {

// Gives commands to the desk, one after another, until one is refused.
class Script {
public:
    explicit Script(DeskThread& desk) : desk_(desk) {}

    void give(const Username& by, Command command) {
        if (problem_) return;
        auto result = desk_.submit_and_wait({by, "demo", ++number_, std::move(command)});
        if (!result) {
            problem_ = result.error().message;
        } else if (const auto& rejection = result.value().answer.rejection) {
            problem_ = message_of(*rejection);
        }
    }
    // The agent's numbers of this list that nothing was done with, the first of them.
    std::vector<AssignmentId> waiting(const demo::Work& work) {
        return desk_.ask([&work](const DeskThread::Desk& desk) {
            std::vector<AssignmentId> ids;
            for (const AssignmentId id : desk.state.assignments_of(work.agent)) {
                if (static_cast<int>(ids.size()) == work.completed) break;
                const Assignment& assignment = *desk.state.assignment(id);
                if (assignment.list == work.list) ids.push_back(id);
            }
            return ids;
        });
    }
    Instant now() {
        return desk_.ask([](const DeskThread::Desk& desk) { return desk.stamp.now; });
    }
    const std::optional<std::string>& problem() const { return problem_; }

private:
    DeskThread& desk_;
    std::int64_t number_ = 0;
    std::optional<std::string> problem_;
};

// The start of the second half hour from now.
NewCallback promise(Instant now, const std::string& comments) {
    const Instant time{(now.ms / callback_slot_ms + 2) * callback_slot_ms};
    const std::string zone = demo::desk().zone;
    return {time, wall_time(time, zone), zone, Recipient::USERONLY, comments};
}

void do_work(Script& script, const demo::Work& work, Kind kind) {
    script.give(operator_name, AssignLeads{work.list, {work.agent}, work.assigned, {}});
    int n = 0;
    for (const AssignmentId id : script.waiting(work)) {
        const demo::Done done = demo::outcome_of(kind, n++);
        const Instant now = script.now();
        script.give(work.agent, ClaimLead{id});
        script.give(work.agent, StartCall{id, now});
        CompleteCall complete{id, done.outcome, done.notes, now, now};
        if (!done.comments.empty()) complete.callback = promise(now, done.comments);
        script.give(work.agent, std::move(complete));
    }
}

}  // namespace

std::optional<std::string> fill_with_demo(DeskThread& desk, AccountStore& accounts) {
    const bool is_empty = desk.ask([](const DeskThread::Desk& now) {
        return now.state.users().empty() && now.state.lists().empty();
    });
    if (!is_empty) return std::nullopt;
    Script script(desk);
    script.give(operator_name, ConfigureDesk{demo::desk()});
    for (const Campaign& campaign : demo::campaigns()) {
        script.give(operator_name, SaveCampaign{campaign});
    }
    // One hash for all of them: everybody knows the password anyway.
    const std::string hash = hash_of_password(demo_password);
    for (const User& user : demo::users()) {
        script.give(operator_name, SaveUser{user});
        if (auto error = accounts.set_demo_password_hash(user.username, hash))
            return error->message;
    }
    std::map<ListId, Kind> kinds;
    for (demo::ListOfLeads& list : demo::lists()) {
        kinds[list.list.id] = list.list.campaign == Code("client") ? Kind::client : Kind::customer;
        script.give(operator_name, SaveList{list.list});
        script.give(operator_name, ImportLeads{list.list.id, std::move(list.leads)});
    }
    for (const demo::Work& work : demo::work()) do_work(script, work, kinds[work.list]);
    return script.problem();
}

}  // namespace recall
