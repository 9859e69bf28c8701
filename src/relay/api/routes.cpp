#include "relay/api/routes.hpp"

#include "relay/api/openapi.hpp"
#include "wire/answers/imports.hpp"

#include <array>

namespace recall {

namespace {

HttpReply healthz(const Services&, const HttpRequest&) { return json_reply({{"ok", true}}); }

HttpReply readyz(const Services& services, const HttpRequest&) {
    if (const auto error = services.health.error()) return error_reply(*error);
    return json_reply({{"ok", true}});
}

// For this machine, and for who holds an API token: how many sign in, and when, is nobody else's
// to know. What came by way of a proxy that is not trusted came from who knows where.
HttpReply metrics(const Services& services, const HttpRequest& request) {
    const bool from_here = is_loopback(request.address) &&
                           (!request.proxied || services.proxies.trusts(request.address));
    const SessionPtr session = from_here ? nullptr : session_of(request, services);
    if (!from_here && !(session && session->api_token)) {
        return error_reply(403, "not_from_here",
                           "Metrics are told on the relay's own machine, or to who holds an API "
                           "token.");
    }
    return {.content_type = "text/plain; version=0.0.4", .body = metrics_text(services.metrics)};
}

HttpReply openapi(const Services&, const HttpRequest&) { return {.body = openapi_json()}; }

const std::array routes{
    Route{"POST", "/login", Who::anybody, Lane::password, nullptr, api::login},
    api::post<api::logout>("/logout", Who::signed_in, Lane::quick),
    api::get<api::me>(Who::signed_in, Lane::quick,
                      {"Who I am", "The user, and the end of the session."}),
    api::post<api::set_password>("/users/{username}/password", Who::signed_in, Lane::password),
    api::post<api::make_token>("/tokens", Who::admins, Lane::quick),

    // An agent is told the own figures only; the handler sees to it.
    api::get<api::call_progress>(
        Who::signed_in, Lane::reads,
        {"The Call Completion Tracker", "A day's figures.", "Agents get their own figures."}),
    api::post<api::recycle_all>("/call-progress/recycle", Who::leaders, Lane::quick),
    api::post<api::recycle_agent>("/call-progress/recycle-agent", Who::leaders, Lane::quick),
    api::post<api::archive_completed>("/call-progress/archive-completed", Who::leaders,
                                      Lane::quick),

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
    api::post<api::save_list>("/lists", Who::leaders, Lane::quick),
    api::post<ImportQuery>(api::import_leads, Who::leaders, Lane::import),
    api::post<api::assign>("/assignments", Who::leaders, Lane::quick),
    // Who may give which command the rules say.
    api::post<api::commands>("/commands", Who::signed_in, Lane::quick),

    api::get<api::logins>(Who::admins, Lane::reads,
                          {"Sign-ins that were tried", "Newest first.",
                           "The last 100,000. Of a flood of tries one line a minute is kept."}),
    api::post<api::make_reset_link>("/users/{username}/reset-link", Who::admins, Lane::quick),
    Route{"POST", "/password-reset", Who::anybody, Lane::password, nullptr, api::reset_password},
    api::post<api::change_password>("/me/password", Who::signed_in, Lane::password),
    api::get<api::tokens>(Who::admins, Lane::quick,
                          {"All API tokens", "Oldest first, on one page. Revoked ones stay."}),
    api::post<api::revoke_token>("/tokens/{id}/revoke", Who::admins, Lane::quick),
    api::get<api::users>(Who::leaders, Lane::reads, {"All users", "All of them, on one page."}),
    api::post<api::save_user>("/users", Who::admins, Lane::quick),

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
    api::post<ChangeCallbacksQuery>(api::change_callbacks, Who::leaders, Lane::reads),

    api::get<api::do_not_call>(Who::leaders, Lane::reads,
                               {"Who must not be called", "A page of them.",
                                "The lists of the desk and of its campaigns; what was added last "
                                "comes first."}),
    api::post<AddDoNotCallQuery>(api::add_do_not_call, Who::leaders, Lane::import),
    api::post<api::remove_do_not_call>("/do-not-call/remove", Who::leaders, Lane::quick),

    // An ended session may use it too; the handler sees to it.
    Route{"POST", "/outbox", Who::anybody, Lane::quick, nullptr, api::hand_in},
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
    api::post<api::preview_campaign>("/campaigns/preview", Who::leaders, Lane::reads),
    api::get<api::lead_ids>(Who::leaders, Lane::reads,
                            {"Who all leads are that fit", "In their order.",
                             "For commands over many. At most 250,000."}),

    api::get<api::my_presence>(Who::signed_in, Lane::quick,
                               {"What I say of my presence", "And the codes of a pause."}),
    api::post<api::set_my_presence>("/me/presence", Who::signed_in, Lane::quick),
    api::get<api::presence_log>(Who::leaders, Lane::reads,
                                {"Who was present when, as they said", "The newest first."}),
    api::post<api::set_pause_codes>("/pause-codes", Who::admins, Lane::quick),

    Route{"GET", "/openapi.json", Who::anybody, Lane::direct, nullptr, openapi},
    Route{"GET", "/healthz", Who::anybody, Lane::direct, nullptr, healthz},
    Route{"GET", "/readyz", Who::anybody, Lane::direct, nullptr, readyz},
    Route{"GET", "/metrics", Who::anybody, Lane::quick, nullptr, metrics},
};

}  // namespace

std::span<const Route> all_routes() { return routes; }

}  // namespace recall
