#include "journal/accounts.hpp"

#include <algorithm>
#include <mutex>

namespace recall {

namespace {

template <typename T>
std::optional<T> find(const std::map<std::string, T>& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? std::nullopt : std::optional(found->second);
}

class MemoryAccountStore final : public AccountStore {
public:
    Found<std::string> password_hash(const Username& username) override {
        const std::lock_guard lock(mutex_);
        return find(passwords_, username);
    }
    Failure set_password_hash(const Username& username, const std::string& hash) override {
        const std::lock_guard lock(mutex_);
        passwords_[username] = hash;
        return std::nullopt;
    }

    Failure put_session(const Session& session) override {
        const std::lock_guard lock(mutex_);
        sessions_[session.token_hash] = session;
        return std::nullopt;
    }
    Found<Session> session(const std::string& token_hash) override {
        const std::lock_guard lock(mutex_);
        return find(sessions_, token_hash);
    }
    Failure end_session(const std::string& token_hash) override {
        const std::lock_guard lock(mutex_);
        sessions_.erase(token_hash);
        return std::nullopt;
    }
    Failure end_sessions_of(const Username& username) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(sessions_, [&](const auto& at) { return at.second.username == username; });
        return std::nullopt;
    }
    Failure purge_sessions(Instant now) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(sessions_, [&](const auto& at) { return at.second.expires <= now; });
        return std::nullopt;
    }

    Failure put_token(const ApiToken& token) override {
        const std::lock_guard lock(mutex_);
        tokens_[token.token_hash] = token;
        return std::nullopt;
    }
    Found<ApiToken> token(const std::string& token_hash) override {
        const std::lock_guard lock(mutex_);
        return find(tokens_, token_hash);
    }
    Result<std::vector<ApiToken>, JournalError> tokens() override {
        const std::lock_guard lock(mutex_);
        std::vector<ApiToken> tokens;
        for (const auto& [hash, token] : tokens_) tokens.push_back(token);
        std::stable_sort(
            tokens.begin(), tokens.end(),
            [](const ApiToken& a, const ApiToken& b) { return a.created < b.created; });
        return tokens;
    }
    Failure revoke_token(const std::string& token_hash, Instant at) override {
        const std::lock_guard lock(mutex_);
        const auto found = tokens_.find(token_hash);
        if (found != tokens_.end() && !found->second.revoked) found->second.revoked = at;
        return std::nullopt;
    }

private:
    std::mutex mutex_;
    std::map<std::string, std::string> passwords_;
    std::map<std::string, Session> sessions_;
    std::map<std::string, ApiToken> tokens_;
};

}  // namespace

std::unique_ptr<AccountStore> memory_account_store() {
    return std::make_unique<MemoryAccountStore>();
}

}  // namespace recall
