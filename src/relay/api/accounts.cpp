// Users, and how they come in: sign-ins that were kept, passwords, reset links, API tokens.
#include "relay/api/handlers.hpp"

#include "relay/desk/log.hpp"


#include <algorithm>

namespace recall::api {

namespace {

// How much of a token's hash names it: no two tokens of a desk share that much.
constexpr std::size_t token_id_bytes = 16;

std::string id_of(const ApiToken& token) { return token.token_hash.substr(0, token_id_bytes); }

TokenLine line_of(const ApiToken& token) {
    return {id_of(token), token.name,    token.username,
            token.created, token.revoked, token.last_used};
}

using Summaries = std::map<Username, AccountSummary>;

UserAccount account_of(const User& user, const Summaries& summaries) {
    const auto at = summaries.find(user.username);
    const AccountSummary account = at == summaries.end() ? AccountSummary{} : at->second;
    return {user, account.has_password, account.sessions};
}

// The first instants of days, in the desk's zone.
struct DayBounds {
    std::optional<Instant> from, before;
};
DayBounds day_bounds(const Services& services, Day from, Day to) {
    if (!from && !to) return {};
    std::string zone =
        services.desk.ask([](const DeskThread::Desk& desk) { return desk.state.desk().zone; });
    if (!services.calendar.knows(zone)) zone = "UTC";
    DayBounds bounds;
    if (from) bounds.from = services.calendar.start_of(from, zone);
    if (to) bounds.before = services.calendar.start_of(next(to), zone);
    return bounds;
}

// Throws Refusal where there is none, or is no longer.
User active_user(const Services& services, const Username& username) {
    User user = known_user(services, username);
    if (!user.active) throw Refusal{error_reply(Rejection{Reason::user_inactive, user.username})};
    return user;
}

// Throws Refusal unless the link can be used, and says what to do instead.
void refuse_reset(Accounts::Reset reset) {
    const auto ask_again = [](int status, const char* code, const char* why) {
        throw Refusal{error_reply(status, code, std::string(why) + " Ask an admin for a new one.")};
    };
    switch (reset) {
        case Accounts::Reset::ok: return;
        case Accounts::Reset::used:
            ask_again(410, "reset_link_used",
                      "This link has been used. Sign in with the password that was chosen.");
            break;
        case Accounts::Reset::expired:
            ask_again(410, "reset_link_expired", "This link has expired.");
            break;
        case Accounts::Reset::unknown:
            ask_again(404, "reset_link_unknown",
                      "This link is not in force: it is incomplete, or a newer one was made.");
            break;
    }
}

}  // namespace

Listed<LoginEntry> logins(const Services& services, const Caller&, const LoginsQuery& query) {
    const DayBounds bounds = day_bounds(services, query.from, query.to);
    const LoginFilter filter{if_given(query.username), bounds.from, bounds.before};
    return list_reply<LoginEntry>(
        services, query.paging, "logins", nullptr,
        [&](PageRequest page) { return services.accounts.logins(filter, page); });
}

Made<FreshResetLink> make_reset_link(const Services& services, const Caller& caller,
                                const ResetLinkQuery& query) {
    const User user = active_user(services, query.username);
    const auto made = value_or_refuse(services.accounts.make_reset_link(user.username));
    log::info("{} made a reset link for {}", caller.user.username, user.username);
    return {{user.username, "/#/reset/" + made.token, made.expires}};
}

PasswordChosen reset_password(const Services& services, const HttpRequest& request,
                              const PasswordByLink& body) {
    const auto looked = value_or_refuse(services.accounts.look_at_reset_link(body.token));
    refuse_reset(looked.reset);
    check_new_password(body.password);
    const User user = active_user(services, looked.username);
    refuse_reset(
        value_or_refuse(services.accounts.use_reset_link(body.token, body.password)).reset);
    log::info("{} chose a password by a reset link, from {}", user.username, request.address);
    return {user.username};
}

Ok change_password(const Services& services, const Caller& caller, const HttpRequest& request,
                   const OwnPassword& body) {
    check_new_password(body.fresh);
    const auto changed = value_or_refuse(services.accounts.change_password(
        caller.session, body.current.size() > password_bytes_max ? "" : body.current, body.fresh,
        from_of(services, request)));
    switch (changed.login) {
        case Accounts::Login::too_many: throw Refusal{too_many_tries(changed.retry_after_ms)};
        case Accounts::Login::wrong:
            throw Refusal{error_reply(403, "password_wrong",
                                      "The current password is wrong. Try again, or ask an admin "
                                      "for a link to choose a new one.")};
        case Accounts::Login::demo:
        case Accounts::Login::ok: break;
    }
    log::info("{} changed the own password", caller.user.username);
    return {};
}

Whole<TokenLine> tokens(const Services& services, const Caller&, const TokensQuery&) {
    Whole<TokenLine> lines;
    for (const ApiToken& token : value_or_refuse(services.accounts.tokens())) {
        lines.items.push_back(line_of(token));
    }
    return lines;
}

TokenLine revoke_token(const Services& services, const Caller& caller,
                       const RevokeTokenQuery& query) {
    const std::vector<ApiToken> known = value_or_refuse(services.accounts.tokens());
    const auto found =
        std::find_if(known.begin(), known.end(),
                     [&query](const ApiToken& token) { return id_of(token) == query.id; });
    if (found == known.end()) {
        throw Refusal{error_reply(404, "token_unknown",
                                  "There is no API token with this id. GET /tokens lists them.")};
    }
    if (const auto error = services.accounts.revoke_token(found->token_hash)) {
        throw Refusal{error_reply(*error)};
    }
    log::info("{} revoked the API token “{}” of {}", caller.user.username, found->name,
                 found->username);
    for (const ApiToken& token : value_or_refuse(services.accounts.tokens())) {
        if (token.token_hash == found->token_hash) return line_of(token);
    }
    return line_of(*found);
}

Whole<UserAccount> users(const Services& services, const Caller&, const UsersQuery&) {
    const Summaries summaries = value_or_refuse(services.accounts.summaries());
    return services.desk.ask([&summaries](const DeskThread::Desk& desk) {
        Whole<UserAccount> accounts;
        for (const auto& [username, user] : desk.state.users()) {
            accounts.items.push_back(account_of(user, summaries));
        }
        return accounts;
    });
}

Saved<UserAccount> save_user(const Services& services, const Caller& caller,
                             const Change<User>& change) {
    Username username;
    BodyReader(change.given)("username", username);
    const auto before = services.desk.ask([&username](const DeskThread::Desk& desk) {
        const User* known = desk.state.user(username);
        return known ? std::optional(*known) : std::nullopt;
    });
    // What is left out of a known user stays as it is; a new one needs a name and a role.
    Json wanted = before ? to_json(*before) : Json::object();
    wanted.update(change.given);
    auto user = from_json<User>(wanted);
    if (!user) throw Refusal{error_reply(user.error())};
    run(services, caller, SaveUser{user.value()});
    return {account_of(known_user(services, username),
                       value_or_refuse(services.accounts.summaries())),
            !before};
}

}  // namespace recall::api
