// Who may come in, and who did: signing in, passwords, users, sign-ins that were tried, API tokens.
#pragma once

#include "wire/answers/told.hpp"
#include "wire/noun_fields.hpp"

namespace recall {

// ---- Signing in, and passwords

constexpr std::size_t password_bytes_min = 8;

struct SignIn {  // POST /login
    Username username;
    std::string password;
};
template <>
struct Told<SignIn> {
    static constexpr std::string_view name = "SignIn";
    static void visit(auto& f, auto& x) {
        f("username", x.username);
        f("password", x.password);
    }
};
struct SignedIn {
    User user;
};
template <>
struct Told<SignedIn> {
    static constexpr std::string_view name = "SignedIn";
    static void visit(auto& f, auto& x) { f("user", x.user); }
};

struct OwnPassword {  // POST /me/password
    std::string current, fresh;
};
template <>
struct Told<OwnPassword> {
    static constexpr std::string_view name = "OwnPassword";
    static void visit(auto& f, auto& x) {
        f("current", x.current);
        f("new", x.fresh, {.least = password_bytes_min});
    }
};

struct SetPasswordQuery {
    Username username;
};
template <>
struct Asked<SetPasswordQuery> {
    static constexpr std::string_view path = "/users/{username}/password";
    static void visit(auto& f, auto& x) { f("username", x.username); }
};
struct NewPassword {
    std::string password;
};
template <>
struct Told<NewPassword> {
    static constexpr std::string_view name = "NewPassword";
    static void visit(auto& f, auto& x) {
        f("password", x.password, {.least = password_bytes_min});
    }
};

struct ResetLinkQuery {
    Username username;
};
template <>
struct Asked<ResetLinkQuery> {
    static constexpr std::string_view path = "/users/{username}/reset-link";
    static void visit(auto& f, auto& x) { f("username", x.username); }
};
struct FreshResetLink {
    Username username;
    std::string path;
    Instant expires;
};
template <>
struct Told<FreshResetLink> {
    static constexpr std::string_view name = "ResetLink";
    static void visit(auto& f, auto& x) {
        f("username", x.username);
        f("path", x.path, {.says = "Put it after the desk's address."});
        f("expires", x.expires);
    }
};

struct PasswordByLink {  // POST /password-reset
    std::string token, password;
};
template <>
struct Told<PasswordByLink> {
    static constexpr std::string_view name = "PasswordByLink";
    static void visit(auto& f, auto& x) {
        f("token", x.token, {.says = "What follows /#/reset/ in the link."});
        f("password", x.password, {.least = password_bytes_min});
    }
};
struct PasswordChosen {
    Username username;
};
template <>
struct Told<PasswordChosen> {
    static constexpr std::string_view name = "PasswordChosen";
    static void visit(auto& f, auto& x) {
        Told<Ok>::visit(f, x);
        f("username", x.username);
    }
};

// ---- Users

struct MeQuery {};
template <>
struct Asked<MeQuery> {
    static constexpr std::string_view path = "/me";
    static void visit(auto&, auto&) {}
};
struct Me {
    User user;
    bool demo = false;
    std::string session_ends;
};
template <>
struct Told<Me> {
    static constexpr std::string_view name = "Me";
    static void visit(auto& f, auto& x) {
        f("user", x.user);
        f("demo", x.demo);
        f("session_ends", x.session_ends, {.says = "An instant; empty for an API token."});
    }
};

struct UsersQuery {};
template <>
struct Asked<UsersQuery> {
    static constexpr std::string_view path = "/users";
    static void visit(auto&, auto&) {}
};
struct UserAccount {
    User user;
    bool has_password = false;
    std::int64_t signed_in = 0;
};
template <>
struct Told<UserAccount> {
    static constexpr std::string_view name = "UserAccount";
    static void visit(auto& f, auto& x) {
        Fields<User>::visit(f, x.user);
        f("has_password", x.has_password);
        f("signed_in", x.signed_in, {.says = "Sessions in force."});
    }
};

// ---- Sign-ins that were tried

enum class LoginOutcome { ok, wrong, too_many, signed_out, inactive };
template <>
struct Words<LoginOutcome> {
    static constexpr std::string_view all[] = {"ok", "wrong", "too_many", "signed_out", "inactive"};
};

struct LoginsQuery {
    std::string username;
    Day from, to;
    Paging paging;
};
template <>
struct Asked<LoginsQuery> {
    static constexpr std::string_view path = "/logins";
    static void visit(auto& f, auto& x) {
        f("username", x.username, {.says = "As it was typed."});
        visit_days(f, x);
        visit_paging(f, x.paging);
    }
};

// A try to sign in, or a sign-out.
struct LoginEntry {
    Instant at;
    std::string username;  // as it was typed, so that it may be nobody's
    std::string address;   // where it came from
    LoginOutcome outcome = LoginOutcome::ok;
    bool operator==(const LoginEntry&) const = default;
};
template <>
struct Told<LoginEntry> {
    static constexpr std::string_view name = "Login";
    static void visit(auto& f, auto& x) {
        f("at", x.at, {.cell = "At"});
        f("username", x.username, {.cell = "Username", .says = "As it was typed."});
        f("address", x.address, {.cell = "Address"});
        f("outcome", x.outcome, {.cell = "Outcome"});
    }
};

// ---- API tokens

struct TokensQuery {};
template <>
struct Asked<TokensQuery> {
    static constexpr std::string_view path = "/tokens";
    static void visit(auto&, auto&) {}
};
struct TokenLine {
    std::string id, name;
    Username username;
    Instant created, revoked, last_used;
};
template <>
struct Told<TokenLine> {
    static constexpr std::string_view name = "Token";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("name", x.name);
        f("username", x.username);
        f("created", x.created);
        f("revoked", x.revoked);
        f("last_used", x.last_used);
    }
};

struct NewToken {  // POST /tokens
    std::string name;
    std::optional<Username> username;
};
template <>
struct Told<NewToken> {
    static constexpr std::string_view name = "NewToken";
    static void visit(auto& f, auto& x) {
        f("name", x.name, {.says = "What it is for.", .least = 1, .most = name_bytes_max});
        f.if_any("username", x.username, {.says = "Whom it speaks for; else who asks."});
    }
};
struct FreshToken {
    std::string token;
    Username username;
    std::string name;
};
template <>
struct Told<FreshToken> {
    static constexpr std::string_view name = "FreshToken";
    static void visit(auto& f, auto& x) {
        f("token", x.token);
        f("username", x.username);
        f("name", x.name);
    }
};

struct RevokeTokenQuery {
    std::string id;
};
template <>
struct Asked<RevokeTokenQuery> {
    static constexpr std::string_view path = "/tokens/{id}/revoke";
    static void visit(auto& f, auto& x) { f("id", x.id); }
};

}  // namespace recall
