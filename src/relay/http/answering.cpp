#include "relay/accounts/secrets.hpp"
#include "relay/http/answering.hpp"
#include "relay/import/phone_numbers.hpp"
#include "wire/answers/accounts.hpp"

namespace recall {

namespace api {

void refuse(const std::string& message) { throw Refusal{error_reply(400, "malformed", message)}; }

Json body_of(const HttpRequest& request) {
    if (request.body.find_first_not_of(" \t\r\n") == std::string::npos) return Json::object();
    auto parsed = parse_json(request.body);
    if (!parsed) throw Refusal{error_reply(parsed.error())};
    Json json = std::move(parsed).value();
    if (!json.is_object()) refuse("The body must be a JSON object.");
    return json;
}

std::optional<Username> own_or_asked(const Caller& caller, const Username& agent) {
    if (caller.leads_people()) return if_given(agent);
    if (!agent.empty() && agent != caller.user.username) {
        throw Refusal{error_reply(Rejection{Reason::not_allowed})};
    }
    return caller.user.username;
}

void check_new_password(const std::string& password) {
    if (password.size() >= password_bytes_min && password.size() <= password_bytes_max) return;
    throw Refusal{error_reply(422, "password_length",
                              "A password has at least " + std::to_string(password_bytes_min) +
                                  " and at most " + std::to_string(password_bytes_max) +
                                  " bytes. Choose another one.")};
}

User known_user(const Services& services, const Username& username) {
    auto user = services.desk.ask([&username](const DeskThread::Desk& desk) {
        const User* known = desk.state.user(username);
        return known ? std::optional(*known) : std::nullopt;
    });
    if (!user) throw Refusal{error_reply(Rejection{Reason::user_unknown, username})};
    return std::move(*user);
}

Accounts::From from_of(const Services& services, const HttpRequest& request) {
    return {request.address, cookie_value(request.cookie, device_cookie_name(services))};
}

HttpReply too_many_tries(std::int64_t retry_after_ms) {
    const std::int64_t seconds = (retry_after_ms + second_ms - 1) / second_ms;
    HttpReply reply =
        error_reply(429, "too_many_logins",
                    "Too many tries. Wait " + std::to_string(seconds) + " seconds and try again.",
                    {{"retry_after", seconds}});
    reply.headers.emplace_back("Retry-After", std::to_string(seconds));
    return reply;
}

void check_client(const std::string& client) {
    if (!client.empty() && client.size() <= client_bytes_max) return;
    refuse("“client” must be a text of 1 to " + std::to_string(client_bytes_max) + " bytes.");
}

Events run(const Services& services, const Caller& caller, Command command) {
    if (const auto wrong = check_outside_the_rules(services.calendar, command)) {
        throw Refusal{error_reply(422, wrong->code, wrong->message)};
    }
    auto result = services.desk.submit_and_wait(caller.user.username, std::move(command));
    if (!result) throw Refusal{error_reply(result.error())};
    Answered answered = std::move(result).value();
    if (answered.answer.rejection) throw Refusal{error_reply(*answered.answer.rejection)};
    return std::move(answered.answer.events);
}

}  // namespace api

namespace {

WireError zone_unknown(const std::string& zone) {
    return {"zone_unknown",
            "There is no time zone “" + zone + "”. Choose one such as Africa/Lagos."};
}

// None is the desk's.
std::optional<WireError> check_zone(const Calendar& calendar, const std::string& zone) {
    if (zone.empty() || zone.size() > zone_bytes_max || calendar.knows(zone)) return std::nullopt;
    return zone_unknown(zone);
}

// One zone, or, with a slash at the end, the beginning of some.
std::optional<WireError> check_zones(const Calendar& calendar, const CallingHours& hours) {
    const auto check = [&](const std::string& zone) -> std::optional<WireError> {
        if (!zone.empty() && zone.back() == '/') return std::nullopt;
        return check_zone(calendar, zone);
    };
    for (const HoursRule& rule : hours.rules) {
        if (auto wrong = check(rule.zone)) return wrong;
    }
    for (const Holiday& holiday : hours.holidays) {
        if (auto wrong = check(holiday.zone)) return wrong;
    }
    return std::nullopt;
}

}  // namespace

std::optional<WireError> check_outside_the_rules(const Calendar& calendar, const Command& command) {
    if (const auto* edit = std::get_if<EditLead>(&command)) {
        // A lead may be in several.
        for (const std::string& zone : zones_in(edit->zone)) {
            if (auto wrong = check_zone(calendar, zone)) return wrong;
        }
        return std::nullopt;
    }
    const auto complete = call_in(command);
    if (complete && complete->callback) return check_zone(calendar, complete->callback->zone);
    if (const auto* move = std::get_if<MoveCallback>(&command)) {
        return check_zone(calendar, move->zone);
    }
    if (const auto* save = std::get_if<SaveCampaign>(&command)) {
        return check_zones(calendar, save->campaign.hours);
    }
    const auto* configure = std::get_if<ConfigureDesk>(&command);
    if (!configure) return std::nullopt;
    const Desk& desk = configure->desk;
    if (!calendar.knows(desk.zone)) return zone_unknown(desk.zone);
    if (!is_known_region(desk.region)) {
        return WireError{"region_unknown",
                         "There is no region “" + desk.region + "”. Choose one such as NG."};
    }
    return std::nullopt;
}

}  // namespace recall
