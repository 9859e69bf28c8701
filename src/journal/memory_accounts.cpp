#include "journal/accounts.hpp"

#include <algorithm>
#include <deque>
#include <mutex>
#include <set>

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
        demo_users_.erase(username);
        end_reset_link_of(username);
        return std::nullopt;
    }
    Failure set_demo_password_hash(const Username& username, const std::string& hash) override {
        (void)set_password_hash(username, hash);
        const std::lock_guard lock(mutex_);
        demo_users_.insert(username);
        return std::nullopt;
    }
    Result<std::vector<Username>, JournalError> demo_users() override {
        const std::lock_guard lock(mutex_);
        return std::vector<Username>(demo_users_.begin(), demo_users_.end());
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
    Failure end_sessions_but(const Username& username, const std::string& token_hash) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(sessions_, [&](const auto& at) {
            return at.second.username == username && at.first != token_hash;
        });
        return std::nullopt;
    }
    Failure end_all_of(const Username& username, Instant at) override {
        (void)end_sessions_of(username);
        const std::lock_guard lock(mutex_);
        end_reset_link_of(username);
        for (auto& [hash, token] : tokens_) {
            if (token.username == username && !token.revoked) token.revoked = at;
        }
        return std::nullopt;
    }
    Failure retire_sessions_of(const Username& username, Instant at) override {
        const std::lock_guard lock(mutex_);
        for (auto& [hash, session] : sessions_) {
            if (session.username == username && !session.ended) session.ended = at;
        }
        return std::nullopt;
    }
    Failure purge_sessions(Instant before) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(sessions_, [&](const auto& at) { return at.second.over_at() <= before; });
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
        std::stable_sort(tokens.begin(), tokens.end(), [](const ApiToken& a, const ApiToken& b) {
            return a.created < b.created;
        });
        return tokens;
    }
    Failure revoke_token(const std::string& token_hash, Instant at) override {
        const std::lock_guard lock(mutex_);
        const auto found = tokens_.find(token_hash);
        if (found != tokens_.end() && !found->second.revoked) found->second.revoked = at;
        return std::nullopt;
    }
    Failure token_used(const std::string& token_hash, Instant at) override {
        const std::lock_guard lock(mutex_);
        const auto found = tokens_.find(token_hash);
        if (found != tokens_.end()) {
            found->second.last_used = std::max(found->second.last_used, at);
        }
        return std::nullopt;
    }

    Failure put_reset_link(const ResetLink& link) override {
        const std::lock_guard lock(mutex_);
        end_reset_link_of(link.username);
        reset_links_[link.token_hash] = link;
        return std::nullopt;
    }
    Found<ResetLink> reset_link(const std::string& token_hash) override {
        const std::lock_guard lock(mutex_);
        return find(reset_links_, token_hash);
    }
    Result<bool, JournalError> use_reset_link(const std::string& token_hash,
                                              const std::string& password_hash,
                                              Instant at) override {
        const std::lock_guard lock(mutex_);
        const auto found = reset_links_.find(token_hash);
        if (found == reset_links_.end()) return false;
        ResetLink& link = found->second;
        if (link.used || link.expires <= at) return false;
        link.used = at;
        passwords_[link.username] = password_hash;
        demo_users_.erase(link.username);
        std::erase_if(sessions_, [&](const auto& session) {
            return session.second.username == link.username;
        });
        return true;
    }

    Failure add_login(const LoginEntry& entry) override {
        const std::lock_guard lock(mutex_);
        logins_.push_front(entry);
        if (logins_.size() > logins_kept_max) logins_.pop_back();
        return std::nullopt;
    }
    Result<Page<LoginEntry>, JournalError> logins(const LoginFilter& filter,
                                                  PageRequest request) override {
        const std::lock_guard lock(mutex_);
        const std::int64_t size = std::clamp<std::int64_t>(request.size, 1, page_size_max);
        const std::int64_t skip = page_skip(request);
        Page<LoginEntry> page;
        for (const LoginEntry& entry : logins_) {
            if (filter.username && entry.username != *filter.username) continue;
            if (filter.from && entry.at < *filter.from) continue;
            if (filter.before && entry.at >= *filter.before) continue;
            if (page.total >= skip && page.total - skip < size) page.items.push_back(entry);
            ++page.total;
        }
        return page;
    }

    Result<bool, JournalError> signed_in_from(const Username& username,
                                              const std::string& address) override {
        const std::lock_guard lock(mutex_);
        return std::any_of(logins_.begin(), logins_.end(), [&](const LoginEntry& entry) {
            return entry.outcome == LoginOutcome::ok && entry.username == username &&
                   entry.address == address;
        });
    }

    Failure put_device(const Username& username, const std::string& token_hash,
                       Instant at) override {
        const std::lock_guard lock(mutex_);
        auto& devices = devices_[username];
        devices[token_hash] = at;
        if (devices.size() <= static_cast<std::size_t>(devices_max)) return std::nullopt;
        devices.erase(std::min_element(devices.begin(), devices.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; }));
        return std::nullopt;
    }
    Result<bool, JournalError> is_device_of(const Username& username,
                                            const std::string& token_hash) override {
        const std::lock_guard lock(mutex_);
        const auto devices = devices_.find(username);
        return devices != devices_.end() && devices->second.contains(token_hash);
    }

    Result<std::map<Username, AccountSummary>, JournalError> summaries(Instant now) override {
        const std::lock_guard lock(mutex_);
        std::map<Username, AccountSummary> all;
        for (const auto& [username, hash] : passwords_) all[username].has_password = true;
        for (const auto& [hash, session] : sessions_) {
            if (!session.ended && session.over_at() > now) ++all[session.username].sessions;
        }
        return all;
    }

private:
    void end_reset_link_of(const Username& username) {
        std::erase_if(reset_links_, [&](const auto& at) { return at.second.username == username; });
    }

    std::mutex mutex_;
    std::map<std::string, std::string> passwords_;
    std::map<std::string, Session> sessions_;
    std::map<std::string, ApiToken> tokens_;
    std::map<std::string, ResetLink> reset_links_;
    std::set<Username> demo_users_;
    std::map<Username, std::map<std::string, Instant>> devices_;  // by token_hash
    std::deque<LoginEntry> logins_;                               // newest first
};

}  // namespace

std::unique_ptr<AccountStore> memory_account_store() {
    return std::make_unique<MemoryAccountStore>();
}

}  // namespace recall
