// What the routes of http_api.cpp call, one function each.
#pragma once

#include "relay/http/answering.hpp"

namespace recall::api {

// --- session.cpp
HttpReply login(const Services&, const HttpRequest&);
HttpReply logout(const Services&, const Caller&, const HttpRequest&);
HttpReply me(const Services&, const Caller&, const HttpRequest&);
HttpReply set_password(const Services&, const Caller&, const HttpRequest&);
HttpReply make_token(const Services&, const Caller&, const HttpRequest&);

// --- progress.cpp
HttpReply call_progress(const Services&, const Caller&, const HttpRequest&);
HttpReply recycle_all(const Services&, const Caller&, const HttpRequest&);
HttpReply recycle_agent(const Services&, const Caller&, const HttpRequest&);
HttpReply archive_completed(const Services&, const Caller&, const HttpRequest&);

// --- history.cpp
HttpReply archive(const Services&, const Caller&, const HttpRequest&);
HttpReply recycling_log(const Services&, const Caller&, const HttpRequest&);
HttpReply audit_log(const Services&, const Caller&, const HttpRequest&);
HttpReply imports(const Services&, const Caller&, const HttpRequest&);

// --- leads.cpp
HttpReply leads(const Services&, const Caller&, const HttpRequest&);
HttpReply lead(const Services&, const Caller&, const HttpRequest&);
HttpReply lead_ids(const Services&, const Caller&, const HttpRequest&);

// --- desk.cpp
HttpReply campaigns(const Services&, const Caller&, const HttpRequest&);
HttpReply lists(const Services&, const Caller&, const HttpRequest&);
HttpReply save_list(const Services&, const Caller&, const HttpRequest&);
HttpReply assign(const Services&, const Caller&, const HttpRequest&);
HttpReply commands(const Services&, const Caller&, const HttpRequest&);

// --- callbacks.cpp
HttpReply callbacks(const Services&, const Caller&, const HttpRequest&);

// --- callback.cpp
HttpReply callback(const Services&, const Caller&, const HttpRequest&);
HttpReply callback_load(const Services&, const Caller&, const HttpRequest&);
HttpReply callback_figures(const Services&, const Caller&, const HttpRequest&);
HttpReply callback_attention(const Services&, const Caller&, const HttpRequest&);

// --- callback_change.cpp
HttpReply change_callbacks(const Services&, const Caller&, const HttpRequest&);

// --- import.cpp
HttpReply import_leads(const Services&, const Caller&, const HttpRequest&);

// --- do_not_call.cpp
HttpReply do_not_call(const Services&, const Caller&, const HttpRequest&);
HttpReply add_do_not_call(const Services&, const Caller&, const HttpRequest&);
HttpReply remove_do_not_call(const Services&, const Caller&, const HttpRequest&);

// --- accounts.cpp
HttpReply logins(const Services&, const Caller&, const HttpRequest&);
HttpReply make_reset_link(const Services&, const Caller&, const HttpRequest&);
HttpReply reset_password(const Services&, const HttpRequest&);
HttpReply change_password(const Services&, const Caller&, const HttpRequest&);
HttpReply tokens(const Services&, const Caller&, const HttpRequest&);
HttpReply revoke_token(const Services&, const Caller&, const HttpRequest&);
HttpReply users(const Services&, const Caller&, const HttpRequest&);
HttpReply save_user(const Services&, const Caller&, const HttpRequest&);

// --- health.cpp
HttpReply health(const Services&, const Caller&, const HttpRequest&);

// --- team.cpp
HttpReply team(const Services&, const Caller&, const HttpRequest&);
HttpReply team_agent(const Services&, const Caller&, const HttpRequest&);

// --- presence.cpp
HttpReply my_presence(const Services&, const Caller&, const HttpRequest&);
HttpReply set_my_presence(const Services&, const Caller&, const HttpRequest&);
HttpReply presence_log(const Services&, const Caller&, const HttpRequest&);
HttpReply set_pause_codes(const Services&, const Caller&, const HttpRequest&);

// --- reports.cpp
HttpReply reports(const Services&, const Caller&, const HttpRequest&);
HttpReply timeline(const Services&, const Caller&, const HttpRequest&);

// --- hopper.cpp
HttpReply hopper(const Services&, const Caller&, const HttpRequest&);
HttpReply reset_preview(const Services&, const Caller&, const HttpRequest&);
HttpReply preview_campaign(const Services&, const Caller&, const HttpRequest&);

// --- outbox.cpp
HttpReply hand_in(const Services&, const HttpRequest&);

// --- unplaced.cpp
HttpReply unplaced(const Services&, const Caller&, const HttpRequest&);

}  // namespace recall::api
