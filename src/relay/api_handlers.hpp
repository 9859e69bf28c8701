// What the routes of http_api.cpp call, one function each, and what those functions share.
#pragma once

#include "relay/http_api.hpp"

namespace recall::api {

// --- api_session.cpp
HttpReply login(const Services&, const HttpRequest&);
HttpReply logout(const Services&, const Caller&, const HttpRequest&);
HttpReply me(const Services&, const Caller&, const HttpRequest&);
HttpReply set_password(const Services&, const Caller&, const HttpRequest&);
HttpReply make_token(const Services&, const Caller&, const HttpRequest&);

// --- api_progress.cpp
HttpReply call_progress(const Services&, const Caller&, const HttpRequest&);
HttpReply recycle_all(const Services&, const Caller&, const HttpRequest&);
HttpReply recycle_agent(const Services&, const Caller&, const HttpRequest&);
HttpReply archive_completed(const Services&, const Caller&, const HttpRequest&);

// --- api_history.cpp
HttpReply archive(const Services&, const Caller&, const HttpRequest&);
HttpReply recycling_log(const Services&, const Caller&, const HttpRequest&);
HttpReply leads(const Services&, const Caller&, const HttpRequest&);
HttpReply audit_log(const Services&, const Caller&, const HttpRequest&);

// --- api_desk.cpp
HttpReply campaigns(const Services&, const Caller&, const HttpRequest&);
HttpReply lists(const Services&, const Caller&, const HttpRequest&);
HttpReply save_list(const Services&, const Caller&, const HttpRequest&);
HttpReply assign(const Services&, const Caller&, const HttpRequest&);
HttpReply commands(const Services&, const Caller&, const HttpRequest&);

// --- api_callbacks.cpp
HttpReply callbacks(const Services&, const Caller&, const HttpRequest&);

// --- api_import.cpp
HttpReply import_leads(const Services&, const Caller&, const HttpRequest&);

// --- Shared: api_shared.cpp

// Ends a handler with this reply.
struct Refusal {
    HttpReply reply;
};

// The body as an object; an empty body is an empty one. Throws Refusal.
Json body_of(const HttpRequest& request);
// A field of it; throws Refusal where it is missing or something else.
std::string text_field(const Json& body, const char* name);
std::optional<std::string> maybe_text_field(const Json& body, const char* name);
std::optional<std::string> parameter(const HttpRequest& request, const std::string& name);
std::optional<Kind> kind_from(const std::optional<std::string>& word, const char* name);
std::optional<Day> day_parameter(const HttpRequest& request, const std::string& name);
std::optional<Code> code_parameter(const HttpRequest& request, const std::string& name);
bool flag_parameter(const HttpRequest& request, const std::string& name);
[[noreturn]] void refuse(const std::string& message);  // 400 "malformed"

// Runs a command as this caller, under a client of its own; throws Refusal where it says no.
Events run(const Services& services, const Caller& caller, Command command);

}  // namespace recall::api

namespace recall {

// What the rules cannot know, because the core has no zones and no phone numbers: a desk's zone
// and region must exist, and the zone a callback is promised in. Nothing where all is well.
std::optional<WireError> check_outside_the_rules(const Calendar& calendar, const Command& command);

}  // namespace recall
