// GET /me, GET /users, GET /logins, GET /tokens: who may come in, and who did.
#pragma once

#include "wire/answers/told.hpp"
#include "wire/noun_fields.hpp"

namespace recall {

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

}  // namespace recall
