// Campaigns, lists, assigning, and anything a tab can do.
#include "relay/accounts/secrets.hpp"
#include "relay/api/handlers.hpp"

namespace recall::api {

namespace {

ListLine line_of(const State& state, const List& list) { return {list, state.counts(list.id)}; }

}  // namespace

Whole<Campaign> campaigns(const Services& services, const Caller&, const CampaignsQuery&) {
    return services.desk.ask([](const DeskThread::Desk& desk) {
        Whole<Campaign> all;
        for (const auto& [id, campaign] : desk.state.campaigns()) all.items.push_back(campaign);
        return all;
    });
}

Whole<ListLine> lists(const Services& services, const Caller&, const ListsQuery&) {
    return services.desk.ask([](const DeskThread::Desk& desk) {
        Whole<ListLine> all;
        for (const auto& [id, list] : desk.state.lists()) {
            all.items.push_back(line_of(desk.state, list));
        }
        return all;
    });
}

Saved<ListLine> save_list(const Services& services, const Caller& caller, const NewList& wish) {
    List list{.id = wish.id, .campaign = wish.campaign, .name = wish.name, .expires = wish.expires};
    if (wish.active) list.active = *wish.active;
    const bool fresh = !run(services, caller, SaveList{list}).empty();
    return services.desk.ask([&](const DeskThread::Desk& desk) {
        const List* saved = desk.state.list(list.id);
        return Saved<ListLine>{line_of(desk.state, saved ? *saved : list), fresh};
    });
}

Assigned assign(const Services& services, const Caller& caller, const AssignLeads& command) {
    Assigned all;
    for (const Event& event : run(services, caller, command)) {
        if (const auto* given = std::get_if<LeadsAssigned>(&event)) {
            all.assigned.push_back({given->agent, std::ssize(given->leads)});
            all.count += std::ssize(given->leads);
        }
    }
    return all;
}

CommandDone commands(const Services& services, const Caller& caller, const GivenCommand& given) {
    if (const auto wrong = check_outside_the_rules(services.calendar, given.command)) {
        throw Refusal{error_reply(422, wrong->code, wrong->message)};
    }
    if (given.client) check_client(*given.client);
    if (given.client && !given.number) {
        refuse("“number” is missing: a client counts its commands from 1.");
    }
    const std::string client = given.client.value_or("http-" + random_token());
    const std::int64_t number = given.number.value_or(1);
    const Answered answered = value_or_refuse(services.desk.submit_and_wait(
        {caller.user.username, client, number, given.command}));
    if (answered.answer.rejection) throw Refusal{error_reply(*answered.answer.rejection)};
    const CommandAnswer& decided = answered.answer;
    return {client, number, decided.repeated, !decided.repeated && decided.events.empty(),
            answered.now};
}

}  // namespace recall::api
