#include "tests/core/given.hpp"

#include <cstdio>
#include <ostream>

namespace recall::test {

Verdict no(Reason reason) { return {std::string(code_of(reason)), {}}; }
Verdict yes() { return {}; }

void PrintTo(const Verdict& verdict, std::ostream* out) {
    *out << (verdict.refused() ? "refused: " + verdict.refusal
                               : std::to_string(verdict.events.size()) + " events");
}

std::optional<LocalTime> FixedClocks::local_time(Instant at, const std::string& zone) const {
    const auto found = ahead_.find(zone);
    if (found == ahead_.end()) return std::nullopt;
    const auto minute = static_cast<int>((at.ms - day_of(at).number * day_ms) / minute_ms);
    return LocalTime{day_of(at), minute} + found->second;
}

Request World::request(const Username& by, const Command& command) const {
    Request request{by, now, today(), command, std::nullopt, clocks};
    const auto id = assignment_of(command);
    if (id && !state_.assignment(*id)) {
        const auto found = ended_.find(*id);
        if (found != ended_.end()) request.recalled = found->second;
    }
    const auto* note = std::get_if<NoteCall>(&command);
    if (note && calls_.contains(note->call) && !state_.call(note->call)) {
        request.recalled = ended_.at(calls_.at(note->call).assignment);
    }
    return request;
}

Decision World::ask(const Username& by, const Command& command,
                    std::optional<Instant> handed_in) const {
    Request wanted = request(by, command);
    wanted.handed_in = handed_in;
    return decide(state_, wanted);
}

Verdict World::when(const Username& by, const Command& command, std::optional<Instant> handed_in) {
    const Decision decision = ask(by, command, handed_in);
    changes_.clear();
    if (!decision) return no(decision.error().reason);
    apply_all(decision.value());
    return {"", decision.value()};
}

void World::apply_all(const Events& events) {
    changes_.clear();
    for (const Event& event : events) {
        apply(state_, event, changes_);
        history_.push_back(event);
    }
    for (const auto& [id, assignment] : changes_.assignments) {
        if (!is_open(assignment.stage)) ended_[id] = assignment;
    }
    for (const auto& [id, call] : changes_.calls) calls_[id] = call;
    for (const auto& [id, callback] : changes_.callbacks) callbacks_[id] = callback;
    for (const auto& [id, item] : changes_.unplaced) unplaced_[id] = item;
    for (const auto& [id, entry] : changes_.finished_recycles) log_[id] = entry;
}

const Assignment& World::assignment(std::uint64_t id) const {
    const Assignment* open = state_.assignment({id});
    return open ? *open : ended_.at({id});
}

Tally World::tally(const Username& agent, Kind kind, Day day) const {
    const Tally* tally = state_.tally({agent, kind, day});
    return tally ? *tally : Tally{.key = {agent, kind, day}};
}

User user(const Username& username, Role role) {
    return {.username = username,
            .name = "Name of " + username,
            .role = role,
            .campaigns = role == Role::agent ? std::vector<Code>{client, customer}
                                             : std::vector<Code>{},
            .daily_target = 20,
            .may_keep_callbacks = false,
            .active = true};
}

Campaign client_campaign() {
    return {.id = client,
            .name = "Client CRM",
            .kind = Kind::client,
            .outcomes = {{.code = success, .label = "Success", .success = true},
                         {.code = no_answer, .label = "No Answer", .dialable_again = true},
                         {.code = not_interested, .label = "Not Interested"},
                         {.code = do_not_call, .label = "Do not call", .do_not_call = true},
                         {.code = old_outcome, .label = "Old", .retired = true},
                         {.code = call_back, .label = "Callback", .callback = true}},
            .dial_statuses = {status_new, no_answer, status_callback_due},
            .script = "Good morning, this is ..."};
}

Campaign customer_campaign() {
    return {.id = customer,
            .name = "Customer Service",
            .kind = Kind::customer,
            .outcomes = {{.code = resolved, .label = "Resolved", .notes_required = true},
                         {.code = follow_up,
                          .label = "Follow-up",
                          .notes_required = true,
                          .dialable_again = true}},
            .dial_statuses = {status_new, follow_up},
            .script = ""};
}

NewLead new_lead(std::uint64_t number) {
    NewLead lead{.phone = Phone{2'348'000'000'000 + number},
                 .name = "Customer " + std::to_string(number),
                 .zone = "Africa/Lagos",
                 .columns = {}};
    lead.columns.add("Company", "Okafor & Sons");
    lead.columns.add("Note", "");
    return lead;
}

std::vector<NewLead> new_leads(std::uint64_t from, std::uint64_t count) {
    std::vector<NewLead> leads;
    for (std::uint64_t i = 0; i < count; ++i) leads.push_back(new_lead(from + i));
    return leads;
}

World empty_desk() {
    World world;
    world.when(operator_name,
               ConfigureDesk{{"Sunrise Travel", "Etc/UTC", "NG", "sip:{number}"}});
    world.when(operator_name, SaveUser{user("ada", Role::admin)});
    return world;
}

World working_desk() {
    World world = empty_desk();
    world.when("ada", SaveCampaign{client_campaign()});
    world.when("ada", SaveCampaign{customer_campaign()});
    for (const Username agent : {"ann", "bob", "cid"}) {
        world.when("ada", SaveUser{user(agent, Role::agent)});
    }
    world.when("ada", SaveUser{user("mia", Role::manager)});
    world.when("mia", SaveList{{"clients", client, "Clients of November"}});
    world.when("mia", SaveList{{"customers", customer, "Customers"}});
    world.when("mia", ImportLeads{"clients", new_leads(1, 10)});
    world.when("mia", ImportLeads{"customers", new_leads(11, 10)});
    return world;
}

World desk_with(const std::vector<std::pair<Username, int>>& assigned) {
    World world = working_desk();
    for (const auto& [agent, count] : assigned) {
        world.when("mia", AssignLeads{"clients", {agent}, count, {}});
    }
    return world;
}

}  // namespace recall::test
