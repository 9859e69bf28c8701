#include "relay/api_handlers.hpp"
#include "wire/words.hpp"

#include <spdlog/spdlog.h>

namespace recall::api {

namespace {

Json user_json(const User& user) { return to_json(user); }

std::string cookie(const Services& services, const std::string& token, std::int64_t max_age_s) {
    return session_cookie_name(services) + "=" + token +
           "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(max_age_s) +
           (services.secure ? "; Secure" : "");
}

HttpReply wrong_login(const Services& services) {
    ++services.metrics.logins_refused;
    return error_reply(401, "login_wrong",
                       "The username or the password is wrong. Try again, or ask an admin for a "
                       "new password.");
}

}  // namespace

HttpReply login(const Services& services, const HttpRequest& request) {
    const Json body = body_of(request);
    const Username username = text_field(body, "username");
    const std::string password = text_field(body, "password");
    // Nobody has such a one; and neither needs hashing nor remembering.
    if (username.size() > username_bytes_max || password.size() > password_bytes_max) {
        return wrong_login(services);
    }
    auto result = services.accounts.login(username, password, request.address);
    if (!result) return error_reply(result.error());
    const Accounts::LoginResult login = std::move(result).value();
    if (login.login == Accounts::Login::too_many) {
        ++services.metrics.logins_refused;
        spdlog::warn("too many logins of {} from {}", to_text(Json(username)), request.address);
        const std::int64_t seconds = (login.retry_after_ms + second_ms - 1) / second_ms;
        HttpReply reply = error_reply(
            429, "too_many_logins",
            "Too many tries. Wait " + std::to_string(seconds) + " seconds and try again.",
            {{"retry_after", seconds}});
        reply.headers.emplace_back("Retry-After", std::to_string(seconds));
        return reply;
    }
    if (login.login == Accounts::Login::wrong) {
        spdlog::info("login of {} from {} refused", to_text(Json(username)), request.address);
        return wrong_login(services);
    }
    const auto user = services.desk.ask([&username](const DeskThread::Desk& desk) {
        const User* known = desk.state.user(username);
        return known ? std::optional(*known) : std::nullopt;
    });
    if (!user || !user->active) {
        if (const auto session = services.accounts.session_of(login.token)) {
            services.accounts.logout(session);
        }
        if (!user) return wrong_login(services);
        return error_reply(Rejection{Reason::user_inactive, username});
    }
    ++services.metrics.logins;
    spdlog::info("{} signed in from {}", username, request.address);
    HttpReply reply = json_reply({{"user", user_json(*user)}});
    reply.headers.emplace_back(
        "Set-Cookie", cookie(services, login.token, services.accounts.session_ms() / second_ms));
    return reply;
}

HttpReply logout(const Services& services, const Caller& caller, const HttpRequest&) {
    if (caller.session->api_token) {
        return error_reply(422, "not_a_session", "An API token is revoked, not signed out.");
    }
    services.accounts.logout(caller.session);
    spdlog::info("{} signed out", caller.user.username);
    HttpReply reply = json_reply({{"ok", true}});
    reply.headers.emplace_back("Set-Cookie", cookie(services, "", 0));
    return reply;
}

HttpReply me(const Services& services, const Caller& caller, const HttpRequest&) {
    return json_reply({{"user", user_json(caller.user)},
                       {"demo", services.demo},
                       {"session_ends", rfc3339(caller.session->expires)}});
}

HttpReply set_password(const Services& services, const Caller& caller,
                       const HttpRequest& request) {
    const Username username = request.path_parts.at("username");
    if (caller.user.role != Role::admin && caller.user.username != username) {
        return error_reply(Rejection{Reason::not_allowed});
    }
    const std::string password = text_field(body_of(request), "password");
    if (password.size() < password_bytes_min || password.size() > password_bytes_max) {
        return error_reply(422, "password_length",
                           "A password has at least " + std::to_string(password_bytes_min) +
                               " and at most " + std::to_string(password_bytes_max) + " bytes.");
    }
    const bool known = services.desk.ask([&username](const DeskThread::Desk& desk) {
        return desk.state.user(username) != nullptr;
    });
    if (!known) return error_reply(Rejection{Reason::user_unknown, username});
    if (const auto error = services.accounts.set_password(username, password)) {
        return error_reply(*error);
    }
    spdlog::info("{} set the password of {}", caller.user.username, username);
    return json_reply({{"ok", true}});
}

HttpReply make_token(const Services& services, const Caller& caller, const HttpRequest& request) {
    const Json body = body_of(request);
    const std::string name = text_field(body, "name");
    const Username username = maybe_text_field(body, "username").value_or(caller.user.username);
    if (name.empty() || name.size() > name_bytes_max) {
        return error_reply(422, "name_missing", "Say what the token is for, in a few words.");
    }
    const bool known = services.desk.ask([&username](const DeskThread::Desk& desk) {
        return desk.state.user(username) != nullptr;
    });
    if (!known) return error_reply(Rejection{Reason::user_unknown, username});
    const auto token = services.accounts.make_api_token(username, name);
    if (!token) return error_reply(token.error());
    spdlog::info("{} made an API token for {}", caller.user.username, username);
    return json_reply({{"token", token.value()}, {"username", username}, {"name", name}}, 201);
}

}  // namespace recall::api
