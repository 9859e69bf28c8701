#include "relay/api/routes.hpp"

#include "relay/api/openapi.hpp"

#include <array>

namespace recall {

namespace api {

namespace {

// Text as Prometheus reads it.
struct MetricsText {
    std::string text;
};
HttpReply reply_of(const MetricsText& metrics) {
    return {.content_type = "text/plain; version=0.0.4", .body = metrics.text};
}

// /openapi.json, which does not describe itself further.
struct Document {};
HttpReply reply_of(const Document&) { return {.body = openapi_json()}; }

}  // namespace

template <>
struct ContentOf<MetricsText> {
    static Json content(Schemas&) { return {{"text/plain", {{"schema", {{"type", "string"}}}}}}; }
};
template <>
struct ContentOf<Document> {
    static Json content(Schemas&) {
        const Json schema{{"type", "object"},
                          {"required", {"openapi", "paths"}},
                          {"additionalProperties", true}};
        return {{"application/json", {{"schema", schema}}}};
    }
};

namespace {

Ok healthz(const Services&, const HttpRequest&) { return {}; }

Ok readyz(const Services& services, const HttpRequest&) {
    if (const auto error = services.health.error()) throw Refusal{error_reply(*error)};
    return {};
}

// For this machine, and for who holds an API token: how many sign in, and when, is nobody else's
// to know. What came by way of a proxy that is not trusted came from who knows where.
MetricsText metrics(const Services& services, const HttpRequest& request) {
    const bool from_here = is_loopback(request.address) &&
                           (!request.proxied || services.proxies.trusts(request.address));
    const SessionPtr session = from_here ? nullptr : session_of(request, services);
    if (!from_here && !(session && session->api_token)) {
        throw Refusal{error_reply(403, "not_from_here",
                                  "Metrics are told on the relay's own machine, or to who holds "
                                  "an API token.")};
    }
    return {metrics_text(services.metrics)};
}

Document openapi(const Services&, const HttpRequest&) { return {}; }

}  // namespace

}  // namespace api

namespace {

const std::array routes{
    api::post<api::login>("/login", Who::anybody, Lane::password,
                          {"Sign in", "Signed in; the cookie is in the answer.",
                           "Too many tries are answered 429, with Retry-After."}),
    api::post<api::logout>("/logout", Who::signed_in, Lane::quick, {"Sign out", "Signed out."}),
    api::get<api::me>(Who::signed_in, Lane::quick,
                      {"Who I am", "The user, and the end of the session."}),
    api::post<api::set_password>(
        Who::signed_in, Lane::password,
        {"Set a password", "Set. The user's sessions have ended.",
         "That of another user, by an admin. The own one is changed by POST /me/password, which "
         "asks for the current one."}),
    api::post<api::make_token>("/tokens", Who::admins, Lane::quick,
                               {"Make an API token", "The token. It is shown this once."}),

    // An agent is told the own figures only; the handler sees to it.
    api::get<api::call_progress>(
        Who::signed_in, Lane::reads,
        {"The Call Completion Tracker", "A day's figures.", "Agents get their own figures."}),
    api::post<api::recycle_all>("/call-progress/recycle", Who::leaders, Lane::quick,
                                {"Take back what is not completed", "Taken back."}),
    api::post<api::recycle_agent>("/call-progress/recycle-agent", Who::leaders, Lane::quick,
                                  {"Take back an agent's numbers", "Taken back."}),
    api::post<api::archive_completed>("/call-progress/archive-completed", Who::leaders,
                                      Lane::quick, {"Archive what is completed", "Archived."}),

    // An agent is told the own calls only; the handler sees to it.
    api::get<api::archive>(
        Who::signed_in, Lane::reads,
        {"Completed calls", "Newest day first.", "An agent is told the own ones only."}),
    api::get<api::recycling_log>(Who::leaders, Lane::reads,
                                 {"What was taken back, and by whom", "Newest first."}),
    api::get<api::leads>(Who::leaders, Lane::reads, {"Leads", "In the order of their numbers."}),
    api::get<api::audit_log>(Who::leaders, Lane::reads, {"The journal's records", "Newest first."}),
    api::get<api::lead>(Who::leaders, Lane::reads,
                        {"One lead, with all that happened", "The newest first."}),
    api::get<api::imports>(Who::leaders, Lane::reads,
                           {"Files that entered lists", "Newest first."}),

    api::get<api::campaigns>(Who::leaders, Lane::quick,
                             {"All campaigns", "All of them, on one page."}),
    api::get<api::lists>(Who::leaders, Lane::quick, {"All lists", "All of them, on one page."}),
    api::post<api::save_list>(
        "/lists", Who::leaders, Lane::quick,
        {.summary = "Make or change a list", .told = "As it was.", .made = "Made or changed."}),
    api::post<api::import_leads>(Who::leaders, Lane::import,
                                 {.summary = "Import a file into a list",
                                  .told = "What was taken, and what was not and why.",
                                  .file = "A header and rows, at most 64 MiB; or an Excel "
                                          "workbook (.xlsx)."}),
    api::post<api::assign>("/assignments", Who::leaders, Lane::quick,
                           {"Assign numbers", "All of them; else none."}),
    api::post<api::commands>(
        "/commands", Who::signed_in, Lane::quick,
        {"Give any command", "Done.", "The rules say who may give which."}),

    api::get<api::logins>(Who::admins, Lane::reads,
                          {"Sign-ins that were tried", "Newest first.",
                           "The last 100,000. Of a flood of tries one line a minute is kept."}),
    api::post<api::make_reset_link>(
        Who::admins, Lane::quick,
        {"Make a reset link", "The link. It is shown this once.",
         "Good once, for 24 hours. An earlier link of the user ends. So a new user gets a "
         "password."}),
    api::post<api::reset_password>(
        "/password-reset", Who::anybody, Lane::password,
        {"Choose a password with a reset link",
         "Set. The user's sessions have ended, and the link with them.",
         "410 where the link has expired or has been used, 404 where there is no such link."}),
    api::post<api::change_password>("/me/password", Who::signed_in, Lane::password,
                                    {"Change the own password",
                                     "Changed. Other sessions have ended, this one goes on.",
                                     "Wrong tries are counted as those of signing in are."}),
    api::get<api::tokens>(Who::admins, Lane::quick,
                          {"All API tokens", "Oldest first, on one page. Revoked ones stay."}),
    api::post<api::revoke_token>(Who::admins, Lane::quick,
                                 {"Revoke an API token", "It stops at once."}),
    api::get<api::users>(Who::leaders, Lane::reads, {"All users", "All of them, on one page."}),
    api::post<api::save_user>(
        "/users", Who::admins, Lane::quick,
        {"Make or change a user", "Changed, or as it was.",
         "What is left out of a known user stays. A user who is made inactive is signed out at "
         "once.",
         "Made."}),

    api::post<api::confirm_clock>("/clock", Who::admins, Lane::quick,
                                  {"Say that the machine's clock is right",
                                   "The desk goes on with it.",
                                   "After a leap that GET /health tells of."}),
    api::get<api::health>(
        Who::leaders, Lane::reads,
        {"How the relay is", "What is true now. What is not known is not there."}),
    api::get<api::team>(Who::leaders, Lane::reads, {"Agents at work now", "By username."}),
    api::get<api::team_agent>(
        Who::leaders, Lane::reads,
        {"An agent's numbers, as the agent sees them", "The agent, and the open numbers."}),
    // An agent is told the own figures only; the handlers see to it.
    api::get<api::reports>(
        Who::signed_in, Lane::reads,
        {"A report over days, weeks or months", "Every period of the range, also the empty ones.",
         "At most 400 days. Agents get their own figures."}),
    api::get<api::timeline>(Who::signed_in, Lane::reads,
                            {"The course of a day", "Completed and begun calls by the half hour.",
                             "Agents get their own figures."}),

    // An agent is told the own open ones only; the handler sees to it.
    api::get<api::callbacks>(
        Who::signed_in, Lane::reads,
        {"Promised calls", "By their time. An agent is told the own open ones."}),
    api::get<api::callback>(Who::signed_in, Lane::reads,
                            {"One promised call and what happened to it",
                             "An agent is told of the own open ones only."}),
    // Those after {callback} are found before it.
    api::get<api::callback_load>(Who::signed_in, Lane::reads,
                                 {"How many open callbacks are promised for when",
                                  "By the desk's clocks; a day of 23 hours has 46 half hours."}),
    api::get<api::callback_figures>(
        Who::signed_in, Lane::reads,
        {"What became of the promises of a time",
         "An agent is told the own. promised = on_time + late + missed + waiting."}),
    api::get<api::callback_attention>(Who::leaders, Lane::reads,
                                      {"How many callbacks want a manager's eye",
                                       "As GET /callbacks lists them under these words."}),
    api::post<api::change_callbacks>(
        Who::leaders, Lane::reads,
        {"The same change to many callbacks", "What the rules said to each, or would say.",
         "To those that are named, or all that a query as of GET /callbacks lists."}),

    api::get<api::do_not_call>(Who::leaders, Lane::reads,
                               {"Who must not be called", "A page of them.",
                                "The lists of the desk and of its campaigns; what was added last "
                                "comes first."}),
    api::post<api::add_do_not_call>(
        Who::leaders, Lane::import,
        {.summary = "Puts numbers on a do-not-call list",
         .told = "What came of it, or would.",
         .description = "Who stands there already has this reason and this last day from now on. "
                        "Columns Campaign code, Campaign, Reason and Last day, as an export has "
                        "them, say it of each number; a reason that nothing says stays as it is.",
         .file = "Numbers below each other; or a header with a phone column, and rows, "
                 "as text or as an Excel workbook (.xlsx)."}),
    api::post<api::remove_do_not_call>(
        "/do-not-call/remove", Who::leaders, Lane::quick,
        {"Takes numbers off a do-not-call list", "How many numbers were named."}),

    // An ended session may use it too; the handler sees to it.
    api::post<api::hand_in>(
        "/outbox", Who::anybody, Lane::quick,
        {"Hand in what waits on a device", "One answer for each, in their order.",
         "Write only, for a session that has expired, or ended because its user was deactivated, "
         "as long as the relay's hand_in_days; also for one in force. Own calls and own work "
         "only, judged as they would have been when they were done. A call that no rule can place "
         "is kept for managers: GET /unplaced. Sent again, all get the same answers; what is "
         "answered ok may be dropped from the device. After 401, may_hand_in in the error says "
         "whose work it may be."}),
    api::get<api::unplaced>(Who::leaders, Lane::reads,
                            {"Work that no rule could place", "A page of them.",
                             "What ended sessions handed in and what people handed over, with "
                             "everything that was typed; newest first. PlaceUnplaced, "
                             "HandUnplaced and DismissUnplaced close it."}),

    api::get<api::hopper>(Who::leaders, Lane::reads,
                          {"What a campaign dials next", "In their order.",
                           "Released callbacks by their time, then the pool in the campaign's "
                           "order; at most 10,000 deep. With held=1 instead: the callbacks to "
                           "anyone that are due or released and are not dialled, by their "
                           "time, each with its reason."}),
    api::get<api::reset_preview>(
        Who::leaders, Lane::reads,
        {"What resetting a list would change",
         "How many count as called, and how many of them would be available.",
         "The command ResetList does it."}),
    api::post<api::preview_user>("/users/preview", Who::admins, Lane::quick,
                                 {"What saving a user would take from them",
                                  "Counts; nothing is changed."}),
    api::post<api::preview_campaign>(
        "/campaigns/preview", Who::leaders, Lane::reads,
        {"How many numbers a campaign would dial",
         "Its available numbers as it is, and as they would be; of its callbacks to anyone whose "
         "time has come, how many are held, and would be.",
         "Nothing is changed; the command SaveCampaign does that."}),
    api::get<api::lead_ids>(Who::leaders, Lane::reads,
                            {"Who all leads are that fit", "In their order.",
                             "For commands over many. At most 250,000."}),

    api::get<api::my_presence>(Who::signed_in, Lane::quick,
                               {"What I say of my presence", "And the codes of a pause."}),
    api::post<api::set_my_presence>(
        "/me/presence", Who::signed_in, Lane::quick,
        {"Say that I am ready, paused, wrapping up or away", "As it is now."}),
    api::get<api::presence_log>(Who::leaders, Lane::reads,
                                {"Who was present when, as they said", "The newest first."}),
    api::post<api::set_pause_codes>("/pause-codes", Who::admins, Lane::quick,
                                    {"Choose the codes of a pause", "In their order."}),

    api::get<api::openapi>("/openapi.json", Who::anybody, Lane::direct,
                           {"This document", "OpenAPI 3.1."}),
    api::get<api::healthz>("/healthz", Who::anybody, Lane::direct,
                           {"Does the relay run?", "It does."}),
    api::get<api::readyz>("/readyz", Who::anybody, Lane::direct,
                          {"Can the relay save?", "It can; else 503, and why."}),
    api::get<api::metrics>(
        "/metrics", Who::anybody, Lane::quick,
        {"Figures for Prometheus", "Its text format.",
         "For the relay's own machine, and for who holds an API token; 403 for all others."}),
};

}  // namespace

std::span<const Route> all_routes() { return routes; }

}  // namespace recall
