// What the handlers of the HTTP interface share: reading a request, refusing it, running a command.
#pragma once

#include "relay/http/services.hpp"

namespace recall::api {

// Ends a handler with this reply.
struct Refusal {
    HttpReply reply;
};

// The body as an object; an empty body is an empty one. Throws Refusal.
Json body_of(const HttpRequest& request);
// A field of it; throws Refusal where it is missing or something else.
std::string text_field(const Json& body, const char* name);
std::optional<std::string> maybe_text_field(const Json& body, const char* name);
std::optional<Kind> kind_from(const std::optional<std::string>& word, const char* name);
Json instant_json(Instant at);                         // null where there is none
[[noreturn]] void refuse(const std::string& message);  // 400 "malformed"

// A part of a query, as the journal's filters take it: nothing where it was not given.
inline std::optional<std::string> if_given(const std::string& value) {
    return value.empty() ? std::nullopt : std::optional(value);
}
template <typename T>
std::optional<T> if_given(T value) {
    return value ? std::optional(value) : std::nullopt;
}
// Throws Refusal where the journal could not be read.
template <typename T>
T value_or_refuse(Result<T, JournalError> result) {
    if (!result) throw Refusal{error_reply(result.error())};
    return std::move(result).value();
}
// An agent may ask for the own figures, and gets them where nobody is named; throws Refusal where
// it is somebody else.
std::optional<Username> own_or_asked(const Caller& caller, const Username& agent);

// Throws Refusal where it is too short or too long.
void check_new_password(const std::string& password);
// Throws Refusal where there is none.
User known_user(const Services& services, const Username& username);
HttpReply too_many_tries(std::int64_t retry_after_ms);
// Where this try to sign in, or to change a password, comes from.
Accounts::From from_of(const Services& services, const HttpRequest& request);

// Runs a command as this caller; throws Refusal where it says no.
Events run(const Services& services, const Caller& caller, Command command);

}  // namespace recall::api

namespace recall {

// What the rules cannot know, because the core has no zones and no phone numbers: the zone of a
// desk, of a lead and of a promised callback and a desk's region must exist. Nothing where all is
// well.
std::optional<WireError> check_outside_the_rules(const Calendar& calendar, const Command& command);

}  // namespace recall
