#include "relay/accounts.hpp"

#include "relay/secrets.hpp"

namespace recall {

Result<Accounts::LoginResult, JournalError> Accounts::login(const Username& username,
                                                            const std::string& password,
                                                            const std::string& address) {
    const std::string key = username + '|' + address;
    {
        const std::lock_guard lock(mutex_);
        if (const auto wait_ms = attempts_.take(key, clock_())) {
            return LoginResult{Login::too_many, "", wait_ms};
        }
    }
    auto hash = store_.password_hash(username);
    if (!hash) return hash.error();
    if (!hash.value()) {
        pretend_to_check(password);
        return LoginResult{};
    }
    if (!is_password(password, *hash.value())) return LoginResult{};

    const std::string token = random_token();
    const Instant now = clock_();
    const Session session{hash_of_token(token), username, now, now + session_ms_};
    if (auto error = store_.put_session(session)) return *error;
    const std::lock_guard lock(mutex_);
    attempts_.give_back(key, now);
    return LoginResult{Login::ok, token, 0};
}

void Accounts::logout(const SessionPtr& session) {
    (void)store_.end_session(session->token_hash);
    end([&](const LiveSession& live) { return live.token_hash == session->token_hash; });
}

SessionPtr Accounts::session_of(const std::string& token) {
    const std::string hash = hash_of_token(token);
    {
        const std::lock_guard lock(mutex_);
        const auto at = live_.find(hash);
        if (at != live_.end()) return at->second->is_valid(clock_()) ? at->second : nullptr;
    }
    const auto found = store_.session(hash);
    if (!found || !found.value() || found.value()->expires <= clock_()) return nullptr;
    auto live = std::make_shared<LiveSession>();
    live->token_hash = hash;
    live->username = found.value()->username;
    live->expires = found.value()->expires;
    const std::lock_guard lock(mutex_);
    return live_.try_emplace(hash, live).first->second;
}

SessionPtr Accounts::bearer_of(const std::string& token) {
    const std::string hash = hash_of_token(token);
    {
        const std::lock_guard lock(mutex_);
        const auto at = live_.find(hash);
        if (at != live_.end()) return at->second->is_valid(clock_()) ? at->second : nullptr;
    }
    const auto found = store_.token(hash);
    if (!found || !found.value() || found.value()->revoked) return nullptr;
    auto live = std::make_shared<LiveSession>();
    live->token_hash = hash;
    live->username = found.value()->username;
    live->api_token = true;
    const std::lock_guard lock(mutex_);
    return live_.try_emplace(hash, live).first->second;
}

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

Result<std::string, JournalError> Accounts::make_api_token(const Username& username,
                                                           const std::string& name) {
    std::string token = random_token();
    const ApiToken made{hash_of_token(token), name, username, clock_(), {}};
    if (auto error = store_.put_token(made)) return *error;
    return token;
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
            const auto found = store_.token(session->token_hash);
            gone = found && (!found.value() || found.value()->revoked);
        } else {
            const auto found = store_.session(session->token_hash);
            gone = found && !found.value();
        }
        if (gone || !session->is_valid(now)) {
            end([&](const LiveSession& live) { return live.token_hash == session->token_hash; });
        }
    }
    (void)store_.purge_sessions(now);
}

void Accounts::end(const std::function<bool(const LiveSession&)>& which) {
    bool any = false;
    {
        const std::lock_guard lock(mutex_);
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
