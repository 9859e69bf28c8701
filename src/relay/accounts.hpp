// Accounts: who is who. Passwords, sessions and API tokens, over the AccountStore.
//
// A session lives for a shift and no longer, survives a restart of the relay, and ends with
// sign-out, with a new password and with deactivation. Whoever holds a LiveSession sees that at
// once; what another process changed in the store, within a minute (refresh).
#pragma once

#include "journal/accounts.hpp"
#include "relay/clock.hpp"
#include "relay/limits.hpp"
#include "relay/token_bucket.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace recall {

// One sign-in, or one API token in use, while this process knows of it.
struct LiveSession {
    std::string token_hash;
    Username username;
    Instant expires;        // none: an API token, in force until it is revoked
    bool api_token = false;
    std::atomic<bool> ended{false};

    bool is_valid(Instant now) const { return !ended && (!expires || now < expires); }
};
using SessionPtr = std::shared_ptr<LiveSession>;

class Accounts {
public:
    // `store` must outlive it.
    Accounts(AccountStore& store, Clock clock, std::int64_t session_ms)
        : store_(store), clock_(std::move(clock)), session_ms_(session_ms) {}

    // Called, on any thread, after sessions have ended.
    void on_sessions_ended(std::function<void()> tell) { tell_ = std::move(tell); }

    // ---- Signing in. Slow on purpose: not for the network's thread.
    enum class Login { ok, wrong, too_many };
    struct LoginResult {
        Login login = Login::wrong;
        std::string token;             // ok: goes into the cookie, and nowhere else
        std::int64_t retry_after_ms = 0;  // too_many
    };
    Result<LoginResult, JournalError> login(const Username& username, const std::string& password,
                                            const std::string& address);
    void logout(const SessionPtr& session);

    // ---- Who holds this token? Null: nobody, or no longer.
    SessionPtr session_of(const std::string& token);
    SessionPtr bearer_of(const std::string& token);

    // ---- Changing. These end what they make invalid.
    std::optional<JournalError> set_password(const Username& username,
                                             const std::string& password);
    std::optional<JournalError> end_sessions_of(const Username& username);
    // The token, to be shown once.
    Result<std::string, JournalError> make_api_token(const Username& username,
                                                     const std::string& name);

    // Ends what the store no longer has, and forgets what has expired.
    void refresh();

    std::int64_t session_ms() const { return session_ms_; }

private:
    void end(const std::function<bool(const LiveSession&)>& which);

    AccountStore& store_;
    const Clock clock_;
    const std::int64_t session_ms_;
    std::function<void()> tell_;

    std::mutex mutex_;
    std::map<std::string, SessionPtr> live_;  // by token_hash
    TokenBuckets attempts_{login_attempts_burst, login_attempts_per_second, buckets_max};
};

}  // namespace recall
