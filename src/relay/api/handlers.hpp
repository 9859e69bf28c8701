// What the routes of routes.cpp call, one function each: what is asked and posted goes in as
// wire/answers describes it, and so comes what is told.
#pragma once

#include "relay/http/body_reader.hpp"
#include "relay/http/listing.hpp"
#include "wire/answers/accounts.hpp"
#include "wire/answers/archive.hpp"
#include "wire/answers/callbacks.hpp"
#include "wire/answers/desk.hpp"
#include "wire/answers/do_not_call.hpp"
#include "wire/answers/health.hpp"
#include "wire/answers/history.hpp"
#include "wire/answers/hopper.hpp"
#include "wire/answers/imports.hpp"
#include "wire/answers/leads.hpp"
#include "wire/answers/outbox.hpp"
#include "wire/answers/presence.hpp"
#include "wire/answers/progress.hpp"
#include "wire/answers/reports.hpp"
#include "wire/answers/team.hpp"
#include "wire/answers/unplaced.hpp"

namespace recall::api {

// --- session.cpp
WithCookies<SignedIn> login(const Services&, const HttpRequest&, const SignIn&);
WithCookies<Ok> logout(const Services&, const Caller&, const HttpRequest&);
Me me(const Services&, const Caller&, const MeQuery&);
Ok set_password(const Services&, const Caller&, const SetPasswordQuery&,
                const Unread<NewPassword>&);
Made<FreshToken> make_token(const Services&, const Caller&, const NewToken&);

// --- progress.cpp
ProgressOfDay call_progress(const Services&, const Caller&, const ProgressQuery&);
TakenBack recycle_all(const Services&, const Caller&, const TakeBack&);
TakenBackOfAgent recycle_agent(const Services&, const Caller&, const TakeBackOfAgent&);
ArchivedNow archive_completed(const Services&, const Caller&);

// --- history.cpp
Listed<ArchivedCall> archive(const Services&, const Caller&, const ArchiveQuery&);
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
Saved<ListLine> save_list(const Services&, const Caller&, const NewList&);
Assigned assign(const Services&, const Caller&, const AssignLeads&);
CommandDone commands(const Services&, const Caller&, const GivenCommand&);

// --- callbacks.cpp
Listed<CallbackLine> callbacks(const Services&, const Caller&, const CallbacksQuery&);

// --- callback.cpp
CallbackRecord callback(const Services&, const Caller&, const CallbackQuery&);
CallbackLoad callback_load(const Services&, const Caller&, const CallbackLoadQuery&);
CallbackFigures callback_figures(const Services&, const Caller&, const CallbackFiguresQuery&);
CallbackAttention callback_attention(const Services&, const Caller&, const CallbackAttentionQuery&);

// --- callback_change.cpp
CallbacksChanged change_callbacks(const Services&, const Caller&, const ChangeOfCallbacks&,
                                  const ChangeCallbacksQuery&);

// --- import.cpp
ImportReport import_leads(const Services&, const Caller&, const ImportQuery&, const HttpRequest&);

// --- do_not_call.cpp
Listed<DoNotCall> do_not_call(const Services&, const Caller&, const DoNotCallQuery&);
DoNotCallReport add_do_not_call(const Services&, const Caller&, const AddDoNotCallQuery&,
                                const HttpRequest&);
NumbersTakenOff remove_do_not_call(const Services&, const Caller&, const TakeOffNumbers&);

// --- accounts.cpp
Listed<LoginEntry> logins(const Services&, const Caller&, const LoginsQuery&);
Made<FreshResetLink> make_reset_link(const Services&, const Caller&, const ResetLinkQuery&);
PasswordChosen reset_password(const Services&, const HttpRequest&, const PasswordByLink&);
Ok change_password(const Services&, const Caller&, const HttpRequest&, const OwnPassword&);
Whole<TokenLine> tokens(const Services&, const Caller&, const TokensQuery&);
TokenLine revoke_token(const Services&, const Caller&, const RevokeTokenQuery&);
Whole<UserAccount> users(const Services&, const Caller&, const UsersQuery&);
Saved<UserAccount> save_user(const Services&, const Caller&, const Change<User>&);

// --- health.cpp
HealthOfRelay health(const Services&, const Caller&, const HealthQuery&);
Ok confirm_clock(const Services&, const Caller&);

// --- team.cpp
TeamAnswer team(const Services&, const Caller&, const TeamQuery&);
TeamAgentAnswer team_agent(const Services&, const Caller&, const TeamAgentQuery&);

// --- presence.cpp
SaidPresence my_presence(const Services&, const Caller&, const OwnPresenceQuery&);
SaidPresence set_my_presence(const Services&, const Caller&, const SayPresence&);
Listed<PresenceSpan> presence_log(const Services&, const Caller&, const PresenceQuery&);
PauseCodes set_pause_codes(const Services&, const Caller&, const NewPauseCodes&);

// --- reports.cpp
Report reports(const Services&, const Caller&, const ReportQuery&);
TimelineOfDay timeline(const Services&, const Caller&, const TimelineQuery&);

// --- hopper.cpp
Listed<HopperRow> hopper(const Services&, const Caller&, const HopperQuery&);
ResetPreview reset_preview(const Services&, const Caller&, const ResetQuery&);
CampaignFigures preview_campaign(const Services&, const Caller&, const Campaign&);
UserEffects preview_user(const Services&, const Caller&, const User&);

// --- outbox.cpp
HandedIn hand_in(const Services&, const HttpRequest&, const Unread<Outbox>&);

// --- unplaced.cpp
Listed<Unplaced> unplaced(const Services&, const Caller&, const UnplacedQuery&);

}  // namespace recall::api
