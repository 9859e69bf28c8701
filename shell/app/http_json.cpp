#include "shell/app/http_json.hpp"

#include "wire/answers/instants.hpp"
#include "wire/told_reading.hpp"

namespace recall::shell {

Json body_of(const HttpResponse& response) {
    auto parsed = parse_json(response.body);
    return parsed ? std::move(parsed).value() : Json();
}

const Json& field_in(const Json& json, const char* name) { return told_at(json, name); }

std::string text_in(const Json& json, const char* name) {
    const Json& field = field_in(json, name);
    return field.is_string() ? field.get<std::string>() : "";
}

std::int64_t number_in(const Json& json, const char* name) {
    const Json& field = field_in(json, name);
    return field.is_number_integer() ? field.get<std::int64_t>() : 0;
}

Instant instant_in(const Json& json, const char* name) {
    return instant_from_rfc3339(text_in(json, name));
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
