#include "relay/api/http_api.hpp"

#include "relay/api/routes.hpp"
#include "relay/desk/log.hpp"


namespace recall {

namespace {

constexpr std::string_view bearer = "Bearer ";

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
    for (const Route& route : all_routes()) {
        table.push_back(
            {std::string(route.method), std::string(route.path), std::string(word_of(route.who))});
    }
    return table;
}

bool HttpApi::owns(const std::string& path) {
    for (const Route& route : all_routes()) {
        if (fits(route.path, path, nullptr)) return true;
    }
    return false;
}

HttpApi::Way HttpApi::way_of(const std::string& method, const std::string& path) {
    const std::string_view wanted = method == "HEAD" ? "GET" : std::string_view(method);
    const Route* found = nullptr;
    for (const Route& route : all_routes()) {
        if (route.method == wanted && fits(route.path, path, nullptr)) found = &route;
    }
    if (!found) return {};
    if (found->path == "/outbox") return {found->lane, false, body_bytes_max, true};
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
        log::error("{} {}: {}", request.method, request.path, error.what());
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
    for (const Route& candidate : all_routes()) {
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
    if (found->who == Who::anybody) return found->handler(services_, nullptr, request);

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
    const Caller caller{session, *user};
    return found->handler(services_, &caller, request);
}

}  // namespace recall
