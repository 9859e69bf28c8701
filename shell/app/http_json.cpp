#include "shell/app/http_json.hpp"

namespace recall::shell {

Json body_of(const HttpResponse& response) {
    auto parsed = parse_json(response.body);
    return parsed ? std::move(parsed).value() : Json();
}

const Json& field_in(const Json& json, const char* name) {
    static const Json none;
    if (!json.is_object()) return none;
    const auto at = json.find(name);
    return at == json.end() ? none : *at;
}

std::string text_in(const Json& json, const char* name) {
    const Json& field = field_in(json, name);
    return field.is_string() ? field.get<std::string>() : "";
}

std::int64_t number_in(const Json& json, const char* name) {
    const Json& field = field_in(json, name);
    return field.is_number_integer() ? field.get<std::int64_t>() : 0;
}

Instant instant_in(const Json& json, const char* name) {
    // 2026-11-21T04:31:41Z, with or without a fraction of the second.
    const std::string text = text_in(json, name);
    const auto day = day_from_text(std::string_view(text).substr(0, 10));
    if (!day || text.size() < 20) return {};
    const auto two = [&text](std::size_t at) {
        return std::int64_t{text[at] - '0'} * 10 + (text[at + 1] - '0');
    };
    constexpr std::int64_t day_seconds = 86'400;
    return {(day->number * day_seconds + two(11) * 3600 + two(14) * 60 + two(17)) * second_ms};
}

bool is_ok(const HttpResponse& response) { return response.status >= 200 && response.status < 300; }

std::string problem_of(const HttpResponse& response) {
    if (response.status == 0) {
        return "The relay does not answer. Check the connection and try again.";
    }
    const Json body = body_of(response);
    std::string message = text_in(field_in(body, "error"), "message");
    if (!message.empty()) return message;
    return "The relay answered with status " + std::to_string(response.status) +
           ". Try again; if it stays, tell an admin.";
}

}  // namespace recall::shell
