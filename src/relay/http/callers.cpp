// Who asks: sessions, cookies, and what somebody is told who has none.
#include "relay/http/services.hpp"

namespace recall {
namespace {

constexpr std::string_view bearer = "Bearer ";

bool is_deactivated(const Services& services, const Username& username) {
    return services.desk.ask([&username](const DeskThread::Desk& desk) {
        const User* user = desk.state.user(username);
        return user && !user->active;
    });
}

}  // namespace

// The page of a demo offers its logins, and knows that it is one before anybody has signed in.
HttpReply not_signed_in(const Services& services, const HttpRequest& request) {
    Json facts{{"demo", services.demo}};
    std::string words = "You are not signed in, or no longer. Sign in and try again.";
    if (const auto username = may_hand_in(request, services)) {
        facts["may_hand_in"] = *username;
        if (is_deactivated(services, *username)) {
            facts["deactivated"] = true;
            words =
                "Your account was deactivated. What you did here goes to your manager; ask an "
                "admin if "
                "this is a mistake.";
        }
    }
    return error_reply(401, "not_signed_in", words, std::move(facts));
}

std::optional<Username> may_hand_in(const HttpRequest& request, const Services& services) {
    const std::string token = cookie_value(request.cookie, session_cookie_name(services));
    return token.empty() ? std::nullopt : services.accounts.may_hand_in(token);
}

SessionPtr session_at_hand(const HttpRequest& request, const Services& services) {
    if (request.authorization.starts_with(bearer)) {
        return services.accounts.live(request.authorization.substr(bearer.size()));
    }
    const std::string token = cookie_value(request.cookie, session_cookie_name(services));
    return token.empty() ? nullptr : services.accounts.live(token);
}

std::string session_cookie_name(const Services& services) {
    return services.secure ? "__Host-recall_session" : "recall_session";
}

std::string device_cookie_name(const Services& services) {
    return services.secure ? "__Host-recall_device" : "recall_device";
}

SessionPtr session_of(const HttpRequest& request, const Services& services) {
    if (request.authorization.starts_with(bearer)) {
        return services.accounts.bearer_of(request.authorization.substr(bearer.size()));
    }
    const std::string token = cookie_value(request.cookie, session_cookie_name(services));
    return token.empty() ? nullptr : services.accounts.session_of(token);
}

}  // namespace recall
