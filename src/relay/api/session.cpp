#include "relay/api/handlers.hpp"

#include "relay/desk/log.hpp"


namespace recall::api {

namespace {

std::string cookie(const Services& services, const std::string& name, const std::string& token,
                   std::int64_t max_age_s) {
    return name + "=" + token +
           "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(max_age_s) +
           (services.secure ? "; Secure" : "");
}

// What was typed, cut between two letters.
std::string cut_username(std::string username) {
    if (username.size() <= login_username_bytes_max) return username;
    std::size_t end = login_username_bytes_max;
    const auto is_inside_letter = [&] { return (username[end] & 0xC0) == 0x80; };
    while (end > 0 && is_inside_letter()) --end;
    username.resize(end);
    return username;
}

void keep_login(const Services& services, const HttpRequest& request, const std::string& username,
                LoginOutcome outcome) {
    if (const auto error = services.accounts.keep_login(username, request.address, outcome)) {
        log::warn("a sign-in could not be kept: {}", error->message);
    }
}

[[noreturn]] void refuse_wrong_login(const Services& services, const HttpRequest& request,
                                     const std::string& username) {
    keep_login(services, request, username, LoginOutcome::wrong);
    ++services.metrics.logins_refused;
    throw Refusal{error_reply(401, "login_wrong",
                              "The username or the password is wrong. Try again, or ask an admin "
                              "for a new password.")};
}

// Nothing is told here that the demo's own page does not tell.
[[noreturn]] void refuse_demo_login(const Services& services, const HttpRequest& request,
                                    const std::string& username) {
    keep_login(services, request, username, LoginOutcome::inactive);
    ++services.metrics.logins_refused;
    log::warn("the demo's account {} was refused: this is no demo", to_text(Json(username)));
    throw Refusal{error_reply(403, "demo_account",
                              "This is an account of the demo, whose password everybody knows. "
                              "Whoever runs the relay gives it another one: recall user password "
                              "NAME")};
}

// Throws Refusal unless they are right.
void refuse_login(const Services& services, const HttpRequest& request,
                  const Accounts::LoginResult& login, const std::string& username) {
    switch (login.login) {
        case Accounts::Login::ok: return;
        case Accounts::Login::too_many:
            ++services.metrics.logins_refused;
            keep_login(services, request, username, LoginOutcome::too_many);
            log::warn("too many logins of {} from {}", to_text(Json(username)),
                         request.address);
            throw Refusal{too_many_tries(login.retry_after_ms)};
        case Accounts::Login::wrong:
            log::info("login of {} from {} refused", to_text(Json(username)), request.address);
            refuse_wrong_login(services, request, username);
        case Accounts::Login::demo: refuse_demo_login(services, request, username);
    }
}

// Whose the session is that has just begun; throws Refusal where it may not.
User user_of(const Services& services, const HttpRequest& request,
             const Accounts::LoginResult& login, const std::string& username) {
    const auto user = services.desk.ask([&username](const DeskThread::Desk& desk) {
        const User* known = desk.state.user(username);
        return known ? std::optional(*known) : std::nullopt;
    });
    if (user && user->active) return *user;
    if (const auto session = services.accounts.session_of(login.token)) {
        services.accounts.logout(session);
    }
    if (!user) refuse_wrong_login(services, request, username);
    keep_login(services, request, username, LoginOutcome::inactive);
    throw Refusal{error_reply(Rejection{Reason::user_inactive, username})};
}

}  // namespace

WithCookies<SignedIn> login(const Services& services, const HttpRequest& request,
                            const SignIn& given) {
    const std::string username = cut_username(given.username);
    // Nobody has one that long. It is not hashed, but its tries are counted like all others.
    const bool too_long = given.password.size() > password_bytes_max;
    const Accounts::From from = from_of(services, request);
    const Accounts::LoginResult login = value_or_refuse(
        services.accounts.login(username, too_long ? "" : given.password, from));
    refuse_login(services, request, login, username);
    const User user = user_of(services, request, login, username);
    ++services.metrics.logins;
    keep_login(services, request, username, LoginOutcome::ok);
    log::info("{} signed in from {}", username, request.address);
    // The session's is the first one, for programs that keep one cookie only.
    WithCookies<SignedIn> signed_in{{user},
                                    {cookie(services, session_cookie_name(services), login.token,
                                            services.accounts.cookie_ms() / second_ms)}};
    const std::string device = services.accounts.remember_device(username, from);
    if (!device.empty()) {
        signed_in.cookies.push_back(cookie(services, device_cookie_name(services), device,
                                           device_days * 24 * 60 * minute_ms / second_ms));
    }
    return signed_in;
}

WithCookies<Ok> logout(const Services& services, const Caller& caller,
                       const HttpRequest& request) {
    if (caller.session->api_token) {
        throw Refusal{
            error_reply(422, "not_a_session", "An API token is revoked, not signed out.")};
    }
    services.accounts.logout(caller.session);
    keep_login(services, request, caller.user.username, LoginOutcome::signed_out);
    log::info("{} signed out", caller.user.username);
    return {{}, {cookie(services, session_cookie_name(services), "", 0)}};
}

Me me(const Services& services, const Caller& caller, const MeQuery&) {
    return {caller.user, services.demo, rfc3339(caller.session->expires)};
}

Ok set_password(const Services& services, const Caller& caller, const SetPasswordQuery& query,
                const Unread<NewPassword>& body) {
    const Username& username = query.username;
    if (caller.user.role != Role::admin && caller.user.username != username) {
        throw Refusal{error_reply(Rejection{Reason::not_allowed})};
    }
    // One's own asks for the current one, and there is one way to do it.
    if (caller.user.username == username) {
        throw Refusal{error_reply(403, "own_password",
                                  "Your own password is changed by POST /me/password, which asks "
                                  "for the current one.")};
    }
    const std::string password = body.read().password;
    check_new_password(password);
    (void)known_user(services, username);
    if (const auto error = services.accounts.set_password(username, password)) {
        throw Refusal{error_reply(*error)};
    }
    log::info("{} set the password of {}", caller.user.username, username);
    return {};
}

Made<FreshToken> make_token(const Services& services, const Caller& caller, const NewToken& wish) {
    const Username username = wish.username.value_or(caller.user.username);
    if (wish.name.empty() || wish.name.size() > name_bytes_max) {
        throw Refusal{
            error_reply(422, "name_missing", "Say what the token is for, in a few words.")};
    }
    (void)known_user(services, username);
    std::string token = value_or_refuse(services.accounts.make_api_token(username, wish.name));
    log::info("{} made an API token for {}", caller.user.username, username);
    return {{std::move(token), username, wish.name}};
}

}  // namespace recall::api
