// What the routes of http_api.cpp call, one function each: what is asked goes in as wire/answers
// describes it, and so comes what is told.
#pragma once

#include "relay/http/listing.hpp"
#include "wire/answers/accounts.hpp"
#include "wire/answers/archive.hpp"
#include "wire/answers/callbacks.hpp"
#include "wire/answers/desk.hpp"
#include "wire/answers/do_not_call.hpp"
#include "wire/answers/health.hpp"
#include "wire/answers/history.hpp"
#include "wire/answers/hopper.hpp"
#include "wire/answers/leads.hpp"
#include "wire/answers/presence.hpp"
#include "wire/answers/progress.hpp"
#include "wire/answers/reports.hpp"
#include "wire/answers/team.hpp"
#include "wire/answers/unplaced.hpp"

namespace recall::api {

// --- session.cpp
HttpReply login(const Services&, const HttpRequest&);
HttpReply logout(const Services&, const Caller&, const HttpRequest&);
Me me(const Services&, const Caller&, const MeQuery&);
HttpReply set_password(const Services&, const Caller&, const HttpRequest&);
HttpReply make_token(const Services&, const Caller&, const HttpRequest&);

// --- progress.cpp
ProgressOfDay call_progress(const Services&, const Caller&, const ProgressQuery&);
HttpReply recycle_all(const Services&, const Caller&, const HttpRequest&);
HttpReply recycle_agent(const Services&, const Caller&, const HttpRequest&);
HttpReply archive_completed(const Services&, const Caller&, const HttpRequest&);

// --- history.cpp
Listed<CompletedCall> archive(const Services&, const Caller&, const ArchiveQuery&);
Listed<RecycleEntry> recycling_log(const Services&, const Caller&, const RecyclingLogQuery&);
Listed<AuditEntry> audit_log(const Services&, const Caller&, const AuditQuery&);
Listed<Import> imports(const Services&, const Caller&, const ImportsQuery&);

// --- leads.cpp
Listed<LeadLine> leads(const Services&, const Caller&, const LeadsQuery&);
LeadRecord lead(const Services&, const Caller&, const LeadQuery&);
LeadIds lead_ids(const Services&, const Caller&, const LeadIdsQuery&);

// --- desk.cpp
Whole<Campaign> campaigns(const Services&, const Caller&, const CampaignsQuery&);
Whole<ListLine> lists(const Services&, const Caller&, const ListsQuery&);
HttpReply save_list(const Services&, const Caller&, const HttpRequest&);
HttpReply assign(const Services&, const Caller&, const HttpRequest&);
HttpReply commands(const Services&, const Caller&, const HttpRequest&);

// --- callbacks.cpp
Listed<CallbackLine> callbacks(const Services&, const Caller&, const CallbacksQuery&);

// --- callback.cpp
CallbackRecord callback(const Services&, const Caller&, const CallbackQuery&);
CallbackLoad callback_load(const Services&, const Caller&, const CallbackLoadQuery&);
CallbackFigures callback_figures(const Services&, const Caller&, const CallbackFiguresQuery&);
CallbackAttention callback_attention(const Services&, const Caller&, const CallbackAttentionQuery&);

// --- callback_change.cpp
HttpReply change_callbacks(const Services&, const Caller&, const HttpRequest&);

// --- import.cpp
HttpReply import_leads(const Services&, const Caller&, const HttpRequest&);

// --- do_not_call.cpp
Listed<DoNotCall> do_not_call(const Services&, const Caller&, const DoNotCallQuery&);
HttpReply add_do_not_call(const Services&, const Caller&, const HttpRequest&);
HttpReply remove_do_not_call(const Services&, const Caller&, const HttpRequest&);

// --- accounts.cpp
Listed<LoginEntry> logins(const Services&, const Caller&, const LoginsQuery&);
HttpReply make_reset_link(const Services&, const Caller&, const HttpRequest&);
HttpReply reset_password(const Services&, const HttpRequest&);
HttpReply change_password(const Services&, const Caller&, const HttpRequest&);
Whole<TokenLine> tokens(const Services&, const Caller&, const TokensQuery&);
HttpReply revoke_token(const Services&, const Caller&, const HttpRequest&);
Whole<UserAccount> users(const Services&, const Caller&, const UsersQuery&);
HttpReply save_user(const Services&, const Caller&, const HttpRequest&);

// --- health.cpp
HealthOfRelay health(const Services&, const Caller&, const HealthQuery&);

// --- team.cpp
TeamAnswer team(const Services&, const Caller&, const TeamQuery&);
TeamAgentAnswer team_agent(const Services&, const Caller&, const TeamAgentQuery&);

// --- presence.cpp
SaidPresence my_presence(const Services&, const Caller&, const OwnPresenceQuery&);
HttpReply set_my_presence(const Services&, const Caller&, const HttpRequest&);
Listed<PresenceSpan> presence_log(const Services&, const Caller&, const PresenceQuery&);
HttpReply set_pause_codes(const Services&, const Caller&, const HttpRequest&);

// --- reports.cpp
Report reports(const Services&, const Caller&, const ReportQuery&);
TimelineOfDay timeline(const Services&, const Caller&, const TimelineQuery&);

// --- hopper.cpp
Listed<HopperRow> hopper(const Services&, const Caller&, const HopperQuery&);
ResetPreview reset_preview(const Services&, const Caller&, const ResetQuery&);
HttpReply preview_campaign(const Services&, const Caller&, const HttpRequest&);

// --- outbox.cpp
HttpReply hand_in(const Services&, const HttpRequest&);

// --- unplaced.cpp
Listed<Unplaced> unplaced(const Services&, const Caller&, const UnplacedQuery&);

}  // namespace recall::api
