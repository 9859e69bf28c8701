// What the handlers of the HTTP interface share: reading a request, refusing it, running a command.
#pragma once

#include "relay/http/services.hpp"

namespace recall::api {

// Ends a handler with this reply.
struct Refusal {
    HttpReply reply;
};

// What a handler answers, if it is not just what it tells.
template <typename A>
struct Made {  // 201
    A answer;
};
template <typename A>
struct Saved {  // 201, or 200 where nothing new was made
    A answer;
    bool made = false;
};
template <typename A>
struct WithCookies {
    A answer;
    std::vector<std::string> cookies;
};

// The body as an object; an empty body is an empty one. Throws Refusal.
Json body_of(const HttpRequest& request);
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

// Throws Refusal where it cannot be who counts commands.
void check_client(const std::string& client);
// Runs a command as this caller; throws Refusal where it says no.
Events run(const Services& services, const Caller& caller, Command command);

}  // namespace recall::api

namespace recall {

// What the rules cannot know, because the core has no zones and no phone numbers: the zone of a
// desk, of a lead and of a promised callback and a desk's region must exist. Nothing where all is
// well.
std::optional<WireError> check_outside_the_rules(const Calendar& calendar, const Command& command);

}  // namespace recall
