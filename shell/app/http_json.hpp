// Reading the relay's HTTP answers: small lookups that cannot fail, and the one error sentence.
#pragma once

#include "shell/app/host.hpp"
#include "wire/json.hpp"

#include <string>

namespace recall::shell {

// The body as JSON; null where it is none.
Json body_of(const HttpResponse& response);
std::string text_in(const Json& json, const char* name);
std::int64_t number_in(const Json& json, const char* name);
const Json& field_in(const Json& json, const char* name);  // null where it is not there
// RFC 3339 in UTC, or none.
Instant instant_in(const Json& json, const char* name);
bool is_ok(const HttpResponse& response);
// What went wrong, for a person: the relay's own words where it had any.
std::string problem_of(const HttpResponse& response);

}  // namespace recall::shell
