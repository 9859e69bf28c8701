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
HttpReply audit_log(const Services&, const Caller&, const HttpRequest&);
HttpReply imports(const Services&, const Caller&, const HttpRequest&);

// --- api_leads.cpp
HttpReply leads(const Services&, const Caller&, const HttpRequest&);
HttpReply lead(const Services&, const Caller&, const HttpRequest&);
HttpReply lead_ids(const Services&, const Caller&, const HttpRequest&);

// --- api_desk.cpp
HttpReply campaigns(const Services&, const Caller&, const HttpRequest&);
HttpReply lists(const Services&, const Caller&, const HttpRequest&);
HttpReply save_list(const Services&, const Caller&, const HttpRequest&);
HttpReply assign(const Services&, const Caller&, const HttpRequest&);
HttpReply commands(const Services&, const Caller&, const HttpRequest&);

// --- api_callbacks.cpp
HttpReply callbacks(const Services&, const Caller&, const HttpRequest&);

// --- api_callback.cpp
HttpReply callback(const Services&, const Caller&, const HttpRequest&);
HttpReply callback_load(const Services&, const Caller&, const HttpRequest&);
HttpReply callback_figures(const Services&, const Caller&, const HttpRequest&);
HttpReply callback_attention(const Services&, const Caller&, const HttpRequest&);

// --- api_callback_change.cpp
HttpReply change_callbacks(const Services&, const Caller&, const HttpRequest&);

// --- api_import.cpp
HttpReply import_leads(const Services&, const Caller&, const HttpRequest&);

// --- api_do_not_call.cpp
HttpReply do_not_call(const Services&, const Caller&, const HttpRequest&);
HttpReply add_do_not_call(const Services&, const Caller&, const HttpRequest&);
HttpReply remove_do_not_call(const Services&, const Caller&, const HttpRequest&);

// --- api_accounts.cpp
HttpReply logins(const Services&, const Caller&, const HttpRequest&);
HttpReply make_reset_link(const Services&, const Caller&, const HttpRequest&);
HttpReply reset_password(const Services&, const HttpRequest&);
HttpReply change_password(const Services&, const Caller&, const HttpRequest&);
HttpReply tokens(const Services&, const Caller&, const HttpRequest&);
HttpReply revoke_token(const Services&, const Caller&, const HttpRequest&);
HttpReply users(const Services&, const Caller&, const HttpRequest&);
HttpReply save_user(const Services&, const Caller&, const HttpRequest&);

// --- api_health.cpp
HttpReply health(const Services&, const Caller&, const HttpRequest&);

// --- api_team.cpp
HttpReply team(const Services&, const Caller&, const HttpRequest&);
HttpReply team_agent(const Services&, const Caller&, const HttpRequest&);

// --- api_presence.cpp
HttpReply my_presence(const Services&, const Caller&, const HttpRequest&);
HttpReply set_my_presence(const Services&, const Caller&, const HttpRequest&);
HttpReply presence_log(const Services&, const Caller&, const HttpRequest&);
HttpReply set_pause_codes(const Services&, const Caller&, const HttpRequest&);

// --- api_reports.cpp
HttpReply reports(const Services&, const Caller&, const HttpRequest&);
HttpReply timeline(const Services&, const Caller&, const HttpRequest&);

// --- api_hopper.cpp
HttpReply hopper(const Services&, const Caller&, const HttpRequest&);
HttpReply reset_preview(const Services&, const Caller&, const HttpRequest&);
HttpReply preview_campaign(const Services&, const Caller&, const HttpRequest&);

// --- api_outbox.cpp
HttpReply hand_in(const Services&, const HttpRequest&);

// --- api_unplaced.cpp
HttpReply unplaced(const Services&, const Caller&, const HttpRequest&);

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
std::int64_t number_parameter(const HttpRequest& request, const std::string& name,
                              std::int64_t otherwise, std::int64_t most);  // from 1
// The number in a place of the path, and that of a record in the query.
std::uint64_t path_id(const HttpRequest& request, const char* name);
std::optional<std::uint64_t> id_parameter(const HttpRequest& request, const char* name);
Json instant_json(Instant at);                         // null where there is none
[[noreturn]] void refuse(const std::string& message);  // 400 "malformed"

// A list that is always whole, as a page.
HttpReply whole_page(Json items);

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
