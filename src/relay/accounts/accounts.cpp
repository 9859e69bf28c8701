#include "relay/accounts/accounts.hpp"

#include "relay/accounts/peers.hpp"
#include "relay/accounts/secrets.hpp"

#include <algorithm>

namespace recall {

namespace {

const std::string everybody = "*";

}  // namespace

Accounts::Measures Accounts::measures_of(const Username& username, const From& from) {
    if (!from.device.empty()) {
        const std::string hash = hash_of_token(from.device);
        const auto device = store_.is_device_of(username, hash);
        if (device && device.value()) return {{&attempts_, username + '|' + hash}};
    }
    const std::string share = share_of(from.address);
    Measures measures{{&attempts_, username + '|' + share}};
    const auto known = store_.signed_in_from(username, from.address);
    if (known && known.value()) {
        measures.emplace_back(&of_known_, share);
    } else {
        measures.insert(measures.end(),
                        {{&of_address_, share}, {&of_user_, username}, {&of_all_, everybody}});
    }
    return measures;
}

// All of them or none: a try that is refused by one is none for the others. How long to wait
// otherwise.
std::int64_t Accounts::take(const Measures& measures) {
    const std::lock_guard lock(mutex_);
    const Instant now = clock_();
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const auto wait_ms = measures[i].first->take(measures[i].second, now);
        if (wait_ms == 0) continue;
        for (std::size_t j = 0; j < i; ++j) measures[j].first->give_back(measures[j].second, now);
        return wait_ms;
    }
    return 0;
}

void Accounts::give_back(const Measures& measures) {
    const std::lock_guard lock(mutex_);
    const Instant now = clock_();
    for (const auto& [buckets, key] : measures) buckets->give_back(key, now);
}

bool Accounts::is_of_demo(const Username& username, const std::string& password) {
    if (!demo_closed_) return false;
    if (password == demo_password) return true;
    const auto users = store_.demo_users();
    return users &&
           std::find(users.value().begin(), users.value().end(), username) != users.value().end();
}

// A try costs a token, and a right one gets it back.
Result<Accounts::LoginResult, JournalError> Accounts::check_password(const Username& username,
                                                                     const std::string& password,
                                                                     const From& from) {
    const Measures measures = measures_of(username, from);
    if (const auto wait_ms = take(measures)) return LoginResult{Login::too_many, "", wait_ms};
    auto hash = store_.password_hash(username);
    if (!hash) return hash.error();
    if (!hash.value()) {
        pretend_to_check(password);
        return LoginResult{};
    }
    if (!is_password(password, *hash.value())) return LoginResult{};
    if (is_of_demo(username, password)) return LoginResult{Login::demo, "", 0};
    give_back(measures);
    return LoginResult{Login::ok, "", 0};
}

Result<Accounts::LoginResult, JournalError> Accounts::login(const Username& username,
                                                            const std::string& password,
                                                            const From& from) {
    auto checked = check_password(username, password, from);
    if (!checked) return checked.error();
    LoginResult result = std::move(checked).value();
    if (result.login != Login::ok) return result;
    result.token = random_token();
    const Instant now = clock_();
    const Session session{hash_of_token(result.token), username, now, now + session_ms_};
    if (auto error = store_.put_session(session)) return *error;
    return result;
}

// Without one the browser is measured as a stranger from its address; no more is lost.
std::string Accounts::remember_device(const Username& username, const From& from) {
    if (!from.device.empty()) {
        const std::string hash = hash_of_token(from.device);
        const auto known = store_.is_device_of(username, hash);
        if (known && known.value()) return "";
    }
    std::string token = random_token();
    if (store_.put_device(username, hash_of_token(token), clock_())) return "";
    return token;
}

Result<std::vector<Username>, JournalError> Accounts::close_demo() {
    demo_closed_ = true;
    auto users = store_.demo_users();
    if (!users) return users;
    for (const Username& username : users.value()) {
        if (auto error = store_.end_all_of(username, clock_())) return *error;
        end([&](const LiveSession& live) { return live.username == username; });
    }
    return users;
}

void Accounts::logout(const SessionPtr& session) {
    (void)store_.end_session(session->token_hash);
    end([&](const LiveSession& live) { return live.token_hash == session->token_hash; });
}

std::optional<JournalError> Accounts::keep_login(const std::string& username,
                                                 const std::string& address, LoginOutcome outcome) {
    const Instant now = clock_();
    const bool came_in = outcome == LoginOutcome::ok || outcome == LoginOutcome::signed_out;
    if (!came_in) {
        const std::lock_guard lock(mutex_);
        const bool flood = outcome == LoginOutcome::too_many;
        if (flood && floods_.take(share_of(address), now) != 0) return std::nullopt;
        if (refusals_.take(everybody, now) != 0) return std::nullopt;
    }
    return store_.add_login({now, username, address, outcome});
}

// What the store says may be over by the time it is made live; then it is asked again.
SessionPtr Accounts::find_live(const std::string& hash, const LookUp& look_up) {
    while (true) {
        std::uint64_t ends = 0;
        {
            const std::lock_guard lock(mutex_);
            const auto at = live_.find(hash);
            if (at != live_.end()) return at->second->is_valid(clock_()) ? at->second : nullptr;
            ends = ends_;
        }
        auto live = look_up();
        if (!live) return nullptr;
        const std::lock_guard lock(mutex_);
        if (ends == ends_) return live_.try_emplace(hash, std::move(live)).first->second;
    }
}

SessionPtr Accounts::live(const std::string& token) {
    const std::string hash = hash_of_token(token);
    const std::lock_guard lock(mutex_);
    const auto at = live_.find(hash);
    return at != live_.end() && at->second->is_valid(clock_()) ? at->second : nullptr;
}

SessionPtr Accounts::session_of(const std::string& token) {
    const std::string hash = hash_of_token(token);
    return find_live(hash, [&]() -> std::shared_ptr<LiveSession> {
        const auto found = store_.session(hash);
        if (!found || !found.value() || found.value()->over_at() <= clock_()) return nullptr;
        auto live = std::make_shared<LiveSession>();
        live->token_hash = hash;
        live->username = found.value()->username;
        live->expires = found.value()->expires;
        return live;
    });
}

SessionPtr Accounts::bearer_of(const std::string& token) {
    const std::string hash = hash_of_token(token);
    const SessionPtr live = find_live(hash, [&]() -> std::shared_ptr<LiveSession> {
        const auto found = store_.token(hash);
        if (!found || !found.value() || found.value()->revoked) return nullptr;
        auto fresh = std::make_shared<LiveSession>();
        fresh->token_hash = hash;
        fresh->username = found.value()->username;
        fresh->api_token = true;
        return fresh;
    });
    if (live) live->unsaved_use_ms = clock_().ms;
    return live;
}

std::optional<Username> Accounts::may_hand_in(const std::string& token) {
    const auto found = store_.session(hash_of_token(token));
    if (!found || !found.value()) return std::nullopt;
    const Session& session = *found.value();
    if (session.over_at() + hand_in_ms_ <= clock_()) return std::nullopt;
    return session.username;
}

void Accounts::forget(const std::string& token) { (void)store_.end_session(hash_of_token(token)); }

std::optional<JournalError> Accounts::set_password(const Username& username,
                                                   const std::string& password) {
    if (auto error = store_.set_password_hash(username, hash_of_password(password))) return error;
    return end_sessions_of(username);
}

std::optional<JournalError> Accounts::end_sessions_of(const Username& username) {
    auto error = store_.end_sessions_of(username);
    end([&](const LiveSession& live) { return !live.api_token && live.username == username; });
    return error;
}

std::optional<JournalError> Accounts::retire_sessions_of(const Username& username) {
    auto error = store_.retire_sessions_of(username, clock_());
    end([&](const LiveSession& live) { return !live.api_token && live.username == username; });
    return error;
}

Result<Accounts::LoginResult, JournalError> Accounts::change_password(const SessionPtr& session,
                                                                      const std::string& current,
                                                                      const std::string& fresh,
                                                                      const From& from) {
    const Username& username = session->username;
    auto checked = check_password(username, current, from);
    if (!checked || checked.value().login != Login::ok) return checked;
    if (auto error = store_.set_password_hash(username, hash_of_password(fresh))) return *error;
    auto error = store_.end_sessions_but(username, session->token_hash);
    end([&](const LiveSession& live) {
        return !live.api_token && live.username == username &&
               live.token_hash != session->token_hash;
    });
    if (error) return *error;
    return checked;
}

Result<Accounts::NewResetLink, JournalError> Accounts::make_reset_link(const Username& username) {
    const Instant now = clock_();
    NewResetLink made{random_token(), now + reset_link_ms};
    const ResetLink link{hash_of_token(made.token), username, now, made.expires, {}};
    if (auto error = store_.put_reset_link(link)) return *error;
    return made;
}

Result<Accounts::ResetResult, JournalError> Accounts::look_at_reset_link(const std::string& token) {
    auto found = store_.reset_link(hash_of_token(token));
    if (!found) return found.error();
    const std::optional<ResetLink> link = std::move(found).value();
    if (!link) return ResetResult{};
    const Reset reset = link->used                  ? Reset::used
                        : link->expires <= clock_() ? Reset::expired
                                                    : Reset::ok;
    return ResetResult{reset, link->username};
}

Result<Accounts::ResetResult, JournalError> Accounts::use_reset_link(const std::string& token,
                                                                     const std::string& password) {
    auto looked = look_at_reset_link(token);
    if (!looked || looked.value().reset != Reset::ok) return looked;
    const auto used =
        store_.use_reset_link(hash_of_token(token), hash_of_password(password), clock_());
    if (!used) return used.error();
    if (!used.value()) return look_at_reset_link(token);  // somebody was faster
    const Username username = looked.value().username;
    end([&](const LiveSession& live) { return !live.api_token && live.username == username; });
    return looked;
}

Result<std::string, JournalError> Accounts::make_api_token(const Username& username,
                                                           const std::string& name) {
    std::string token = random_token();
    const ApiToken made{hash_of_token(token), name, username, clock_(), {}, {}};
    if (auto error = store_.put_token(made)) return *error;
    return token;
}

std::optional<JournalError> Accounts::revoke_token(const std::string& token_hash) {
    if (auto error = store_.revoke_token(token_hash, clock_())) return error;
    end([&](const LiveSession& live) { return live.token_hash == token_hash; });
    return std::nullopt;
}

Result<std::vector<ApiToken>, JournalError> Accounts::tokens() {
    auto stored = store_.tokens();
    if (!stored) return stored;
    std::vector<ApiToken> tokens = std::move(stored).value();
    const std::lock_guard lock(mutex_);
    for (ApiToken& token : tokens) {
        const auto live = live_.find(token.token_hash);
        if (live == live_.end()) continue;
        token.last_used = std::max(token.last_used, Instant{live->second->unsaved_use_ms});
    }
    return tokens;
}

void Accounts::refresh() {
    const Instant now = clock_();
    std::vector<SessionPtr> known;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [hash, session] : live_) known.push_back(session);
    }
    for (const SessionPtr& session : known) {
        bool gone = false;
        if (session->api_token) {
            std::int64_t used_ms = session->unsaved_use_ms;
            if (used_ms != 0 && !store_.token_used(session->token_hash, {used_ms})) {
                session->unsaved_use_ms.compare_exchange_strong(used_ms, 0);
            }
            const auto found = store_.token(session->token_hash);
            gone = found && (!found.value() || found.value()->revoked);
        } else {
            const auto found = store_.session(session->token_hash);
            gone = found && (!found.value() || found.value()->ended);
        }
        if (gone || !session->is_valid(now)) {
            end([&](const LiveSession& live) { return live.token_hash == session->token_hash; });
        }
    }
    (void)store_.purge_sessions(now + -hand_in_ms_);
}

void Accounts::end(const std::function<bool(const LiveSession&)>& which) {
    bool any = false;
    {
        const std::lock_guard lock(mutex_);
        ++ends_;
        for (auto at = live_.begin(); at != live_.end();) {
            if (which(*at->second)) {
                at->second->ended = true;
                at = live_.erase(at);
                any = true;
            } else {
                ++at;
            }
        }
    }
    if (any && tell_) tell_();
}

}  // namespace recall
