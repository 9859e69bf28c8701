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

HttpReply save_list(const Services& services, const Caller& caller, const HttpRequest& request) {
    const Json body = body_of(request);
    List list;
    list.id = text_field(body, "id");
    list.name = text_field(body, "name");
    const std::string campaign = text_field(body, "campaign");
    const auto code = Code::from_text(campaign);
    if (!code) return error_reply(Rejection{Reason::campaign_unknown, campaign});
    list.campaign = *code;
    if (const auto active = body.find("active"); active != body.end()) {
        if (!active->is_boolean()) refuse("“active” must be true or false.");
        list.active = active->get<bool>();
    }
    if (const auto expires = maybe_text_field(body, "expires"); expires && !expires->empty()) {
        const auto day = day_from_text(*expires);
        if (!day) refuse("“expires” must be a day like 2026-11-21, or empty.");
        list.expires = *day;
    }
    const bool fresh = !run(services, caller, SaveList{list}).empty();
    return json_reply(services.desk.ask([&](const DeskThread::Desk& desk) {
        const List* saved = desk.state.list(list.id);
        return saved ? told(line_of(desk.state, *saved)) : to_json(list);
    }), fresh ? 201 : 200);
}

HttpReply assign(const Services& services, const Caller& caller, const HttpRequest& request) {
    Json body = body_of(request);
    body["type"] = "AssignLeads";
    auto command = command_from_json(body);
    if (!command) return error_reply(command.error());
    const Events events = run(services, caller, std::move(command).value());
    Json assigned = Json::array();
    std::size_t count = 0;
    for (const Event& event : events) {
        if (const auto* given = std::get_if<LeadsAssigned>(&event)) {
            assigned.push_back({{"agent", given->agent}, {"count", given->leads.size()}});
            count += given->leads.size();
        }
    }
    return json_reply({{"assigned", std::move(assigned)}, {"count", count}});
}

HttpReply commands(const Services& services, const Caller& caller, const HttpRequest& request) {
    const Json body = body_of(request);
    const auto at = body.find("command");
    if (at == body.end()) refuse("“command” is missing.");
    auto command = command_from_json(*at);
    if (!command) return error_reply(command.error());
    if (const auto wrong = check_outside_the_rules(services.calendar, command.value())) {
        return error_reply(422, wrong->code, wrong->message);
    }
    Submission submission;
    submission.by = caller.user.username;
    submission.client = maybe_text_field(body, "client").value_or("http-" + random_token());
    submission.number = 1;
    if (submission.client.empty() || submission.client.size() > client_bytes_max) {
        refuse("“client” must be a text of 1 to " + std::to_string(client_bytes_max) + " bytes.");
    }
    if (const auto number = body.find("number"); number != body.end()) {
        if (!number->is_number_integer() || number->get<std::int64_t>() < 1) {
            refuse("“number” must be a whole number from 1.");
        }
        submission.number = number->get<std::int64_t>();
    } else if (body.contains("client")) {
        refuse("“number” is missing: a client counts its commands from 1.");
    }
    submission.command = std::move(command).value();
    const std::string client = submission.client;
    const std::int64_t number = submission.number;
    auto result = services.desk.submit_and_wait(std::move(submission));
    if (!result) return error_reply(result.error());
    const Answered answered = std::move(result).value();
    if (answered.answer.rejection) return error_reply(*answered.answer.rejection);
    return json_reply({{"ok", true},
                       {"client", client},
                       {"number", number},
                       {"repeated", answered.answer.repeated},
                       {"now", rfc3339(answered.now)}});
}

}  // namespace recall::api
