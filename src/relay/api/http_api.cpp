#include "relay/api/http_api.hpp"

#include "relay/api/handlers.hpp"
#include "relay/api/openapi.hpp"

#include <spdlog/spdlog.h>

#include <array>

namespace recall {

namespace {

constexpr std::string_view bearer = "Bearer ";

enum class Who { anybody, signed_in, leaders, admins };

using PublicHandler = HttpReply (*)(const Services&, const HttpRequest&);
using Handler = HttpReply (*)(const Services&, const Caller&, const HttpRequest&);

struct Route {
    std::string_view method;
    std::string_view path;  // {name} stands for one part
    Who who;
    Lane lane;
    Handler handler;
    PublicHandler public_handler = nullptr;
};

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

HttpReply openapi(const Services&, const HttpRequest&) {
    return {.body = std::string(openapi_json)};
}

const std::array routes{
    Route{"POST", "/login", Who::anybody, Lane::password, nullptr, api::login},
    Route{"POST", "/logout", Who::signed_in, Lane::quick, api::logout},
    Route{"GET", "/me", Who::signed_in, Lane::quick, api::me},
    Route{"POST", "/users/{username}/password", Who::signed_in, Lane::password, api::set_password},
    Route{"POST", "/tokens", Who::admins, Lane::quick, api::make_token},

    // An agent is told the own figures only; the handler sees to it.
    Route{"GET", "/call-progress", Who::signed_in, Lane::reads, api::call_progress},
    Route{"POST", "/call-progress/recycle", Who::leaders, Lane::quick, api::recycle_all},
    Route{"POST", "/call-progress/recycle-agent", Who::leaders, Lane::quick, api::recycle_agent},
    Route{"POST", "/call-progress/archive-completed", Who::leaders, Lane::quick,
          api::archive_completed},

    // An agent is told the own calls only; the handler sees to it.
    Route{"GET", "/archive", Who::signed_in, Lane::reads, api::archive},
    Route{"GET", "/recycling-log", Who::leaders, Lane::reads, api::recycling_log},
    Route{"GET", "/leads", Who::leaders, Lane::reads, api::leads},
    Route{"GET", "/audit", Who::leaders, Lane::reads, api::audit_log},
    Route{"GET", "/leads/{lead}", Who::leaders, Lane::reads, api::lead},
    Route{"GET", "/imports", Who::leaders, Lane::reads, api::imports},

    Route{"GET", "/campaigns", Who::leaders, Lane::quick, api::campaigns},
    Route{"GET", "/lists", Who::leaders, Lane::quick, api::lists},
    Route{"POST", "/lists", Who::leaders, Lane::quick, api::save_list},
    Route{"POST", "/lists/{list}/leads", Who::leaders, Lane::import, api::import_leads},
    Route{"POST", "/assignments", Who::leaders, Lane::quick, api::assign},
    // Who may give which command the rules say.
    Route{"POST", "/commands", Who::signed_in, Lane::quick, api::commands},

    Route{"GET", "/logins", Who::admins, Lane::reads, api::logins},
    Route{"POST", "/users/{username}/reset-link", Who::admins, Lane::quick, api::make_reset_link},
    Route{"POST", "/password-reset", Who::anybody, Lane::password, nullptr, api::reset_password},
    Route{"POST", "/me/password", Who::signed_in, Lane::password, api::change_password},
    Route{"GET", "/tokens", Who::admins, Lane::quick, api::tokens},
    Route{"POST", "/tokens/{id}/revoke", Who::admins, Lane::quick, api::revoke_token},
    Route{"GET", "/users", Who::leaders, Lane::reads, api::users},
    Route{"POST", "/users", Who::admins, Lane::quick, api::save_user},

    Route{"GET", "/health", Who::leaders, Lane::reads, api::health},
    Route{"GET", "/team", Who::leaders, Lane::reads, api::team},
    Route{"GET", "/team/{agent}", Who::leaders, Lane::reads, api::team_agent},
    // An agent is told the own figures only; the handlers see to it.
    Route{"GET", "/reports", Who::signed_in, Lane::reads, api::reports},
    Route{"GET", "/call-progress/timeline", Who::signed_in, Lane::reads, api::timeline},

    // An agent is told the own open ones only; the handler sees to it.
    Route{"GET", "/callbacks", Who::signed_in, Lane::reads, api::callbacks},
    Route{"GET", "/callbacks/{callback}", Who::signed_in, Lane::reads, api::callback},
    // Those after {callback} are found before it.
    Route{"GET", "/callbacks/load", Who::signed_in, Lane::reads, api::callback_load},
    Route{"GET", "/callbacks/figures", Who::signed_in, Lane::reads, api::callback_figures},
    Route{"GET", "/callbacks/attention", Who::leaders, Lane::reads, api::callback_attention},
    Route{"POST", "/callbacks/change", Who::leaders, Lane::reads, api::change_callbacks},

    Route{"GET", "/do-not-call", Who::leaders, Lane::reads, api::do_not_call},
    Route{"POST", "/do-not-call", Who::leaders, Lane::import, api::add_do_not_call},
    Route{"POST", "/do-not-call/remove", Who::leaders, Lane::quick, api::remove_do_not_call},

    // An ended session may use it too; the handler sees to it.
    Route{"POST", "/outbox", Who::anybody, Lane::quick, nullptr, api::hand_in},
    Route{"GET", "/unplaced", Who::leaders, Lane::reads, api::unplaced},

    Route{"GET", "/hopper", Who::leaders, Lane::reads, api::hopper},
    Route{"GET", "/lists/{list}/reset", Who::leaders, Lane::reads, api::reset_preview},
    Route{"POST", "/campaigns/preview", Who::leaders, Lane::reads, api::preview_campaign},
    Route{"GET", "/lead-ids", Who::leaders, Lane::reads, api::lead_ids},

    Route{"GET", "/me/presence", Who::signed_in, Lane::quick, api::my_presence},
    Route{"POST", "/me/presence", Who::signed_in, Lane::quick, api::set_my_presence},
    Route{"GET", "/presence", Who::leaders, Lane::reads, api::presence_log},
    Route{"POST", "/pause-codes", Who::admins, Lane::quick, api::set_pause_codes},

    Route{"GET", "/openapi.json", Who::anybody, Lane::direct, nullptr, openapi},
    Route{"GET", "/healthz", Who::anybody, Lane::direct, nullptr, healthz},
    Route{"GET", "/readyz", Who::anybody, Lane::direct, nullptr, readyz},
    Route{"GET", "/metrics", Who::anybody, Lane::quick, nullptr, metrics},
};

// Does the path fit the pattern? What stood for {name} goes into `parts`.
bool fits(std::string_view pattern, std::string_view path, Parameters* parts) {
    while (!pattern.empty() && !path.empty()) {
        if (pattern.front() == '{') {
            const std::size_t end = std::min(path.find('/'), path.size());
            const std::size_t close = pattern.find('}');
            if (end == 0) return false;
            if (parts) {
                (*parts)[std::string(pattern.substr(1, close - 1))] =
                    std::string(path.substr(0, end));
            }
            pattern.remove_prefix(close + 1);
            path.remove_prefix(end);
        } else if (pattern.front() == path.front()) {
            pattern.remove_prefix(1);
            path.remove_prefix(1);
        } else {
            return false;
        }
    }
    return pattern.empty() && path.empty();
}

std::string_view word_of(Who who) {
    switch (who) {
        case Who::anybody: return "anybody";
        case Who::signed_in: return "signed_in";
        case Who::leaders: return "leaders";
        case Who::admins: return "admins";
    }
    return "";
}

bool has_role(Who who, const User& user) {
    switch (who) {
        case Who::admins: return user.role == Role::admin;
        case Who::leaders: return user.role != Role::agent;
        default: return true;
    }
}

void forget_session(const HttpRequest& request, const Services& services) {
    const std::string token = cookie_value(request.cookie, session_cookie_name(services));
    if (!token.empty()) services.accounts.forget(token);
}

bool is_safe(const std::string& method) { return method == "GET" || method == "HEAD"; }

}  // namespace

std::vector<HttpApi::RouteInfo> HttpApi::table() {
    std::vector<RouteInfo> table;
    for (const Route& route : routes) {
        table.push_back(
            {std::string(route.method), std::string(route.path), std::string(word_of(route.who))});
    }
    return table;
}

bool HttpApi::owns(const std::string& path) {
    for (const Route& route : routes) {
        if (fits(route.path, path, nullptr)) return true;
    }
    return false;
}

HttpApi::Way HttpApi::way_of(const std::string& method, const std::string& path) {
    const std::string_view wanted = method == "HEAD" ? "GET" : std::string_view(method);
    const Route* found = nullptr;
    for (const Route& route : routes) {
        if (route.method == wanted && fits(route.path, path, nullptr)) found = &route;
    }
    if (!found) return {};
    if (found->public_handler == api::hand_in) return {found->lane, false, body_bytes_max, true};
    if (found->who == Who::anybody) return {found->lane, true, public_body_bytes_max};
    return {found->lane, false,
            found->lane == Lane::import ? import_file_bytes_max : body_bytes_max};
}

HttpReply HttpApi::handle(HttpRequest request) const {
    ++services_.metrics.http_requests;
    HttpReply reply;
    try {
        reply = route(request);
    } catch (const api::Refusal& refusal) {
        reply = refusal.reply;
    } catch (const Unavailable& unavailable) {
        reply = error_reply(unavailable.error);
    } catch (const std::exception& error) {
        spdlog::error("{} {}: {}", request.method, request.path, error.what());
        reply =
            error_reply(500, "internal", "The relay met a fault of its own. Its log says more.");
    }
    reply.headers.emplace_back("Cache-Control", "no-store");
    return reply;
}

HttpReply HttpApi::route(HttpRequest& request) const {
    const std::string method = request.method == "HEAD" ? "GET" : request.method;
    const Route* found = nullptr;
    std::string allowed;
    for (const Route& candidate : routes) {
        if (!fits(candidate.path, request.path, nullptr)) continue;
        allowed += (allowed.empty() ? "" : ", ") + std::string(candidate.method);
        if (candidate.method == method) found = &candidate;
    }
    if (!found) {
        HttpReply reply = allowed.empty()
                              ? error_reply(404, "not_found", "There is nothing at this address.")
                              : error_reply(405, "method_not_allowed",
                                            "This address takes " + allowed + " only.");
        if (!allowed.empty()) reply.headers.emplace_back("Allow", allowed);
        return reply;
    }
    fits(found->path, request.path, &request.path_parts);
    // A bearer token is no cookie: no other site's page can make a browser send it.
    if (!is_safe(request.method) && !request.authorization.starts_with(bearer) &&
        !is_own_origin(request, services_.public_origin)) {
        return error_reply(403, "wrong_origin",
                           "This request came from another site's page. Open Recall itself.");
    }
    if (found->public_handler) return found->public_handler(services_, request);

    const SessionPtr session = session_of(request, services_);
    // Who signs out late hands in nothing any more: the device may be the next one's.
    if (!session && found->path == "/logout") forget_session(request, services_);
    if (!session) return not_signed_in(services_, request);
    const auto user = services_.desk.ask([&session](const DeskThread::Desk& desk) {
        const User* known = desk.state.user(session->username);
        return known && known->active ? std::optional(*known) : std::nullopt;
    });
    if (!user) return not_signed_in(services_, request);
    // A page whose browser has somebody else's cookie by now.
    if (!request.for_user.empty() && request.for_user != user->username) {
        return error_reply(409, "another_user",
                           "Somebody else has signed in in this browser. Sign in again.");
    }
    if (!has_role(found->who, *user)) return error_reply(Rejection{Reason::not_allowed});
    return found->handler(services_, {session, *user}, request);
}

}  // namespace recall
