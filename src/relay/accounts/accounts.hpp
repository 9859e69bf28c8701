// Accounts: who is who. Passwords, reset links, sessions, API tokens and the log of sign-ins, over
// the AccountStore.
//
// A session lives for a shift and no longer, survives a restart of the relay, and ends with
// sign-out, with a new password and with deactivation. One that expired or was deactivated may for
// some days hand in what its device kept, and nothing else. Whoever holds a LiveSession sees that
// at once; what another process changed in the store, within a minute (refresh).
#pragma once

#include "journal/accounts.hpp"
#include "relay/desk/clock.hpp"
#include "relay/desk/limits.hpp"
#include "relay/desk/token_bucket.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace recall {

// Of every user of a demo; what everybody knows signs in nowhere else.
inline const std::string demo_password = "recall-demo";

// One sign-in, or one API token in use, while this process knows of it.
struct LiveSession {
    std::string token_hash;
    Username username;
    Instant expires;  // none: an API token, in force until it is revoked
    bool api_token = false;
    std::atomic<bool> ended{false};
    std::atomic<std::int64_t> unsaved_use_ms{0};  // an API token's last use, until it is stored

    bool is_valid(Instant now) const { return !ended && (!expires || now < expires); }
};
using SessionPtr = std::shared_ptr<LiveSession>;

class Accounts {
public:
    // `store` must outlive it.
    // A session that expired, or ended because its user was deactivated, may hand in for so long.
    Accounts(AccountStore& store, Clock clock, std::int64_t session_ms,
             std::int64_t hand_in_ms = hand_in_days_default * twenty_four_hours_ms)
        : store_(store),
          clock_(std::move(clock)),
          session_ms_(session_ms),
          hand_in_ms_(hand_in_ms) {}

    // Called, on any thread, after sessions have ended.
    void on_sessions_ended(std::function<void()> tell) { tell_ = std::move(tell); }

    // ---- Signing in. Slow on purpose: not for the network's thread.
    // `demo`: right, but the password is one that everybody knows, and this is no demo.
    enum class Login { ok, wrong, too_many, demo };
    struct LoginResult {
        Login login = Login::wrong;
        std::string token;                // ok: goes into the cookie, and nowhere else
        std::int64_t retry_after_ms = 0;  // too_many
    };
    // Where a try comes from. `device`: what a browser that the user signed in with was given.
    struct From {
        std::string address;
        std::string device;
    };
    Result<LoginResult, JournalError> login(const Username& username, const std::string& password,
                                            const From& from);
    // A token for the browser that this user has just signed in with; empty where it has one.
    std::string remember_device(const Username& username, const From& from);
    void logout(const SessionPtr& session);
    // Into the log of sign-ins. Of tries that are too many it takes one a minute and address, and
    // of all that were refused so many: a flood of them would push out all else.
    std::optional<JournalError> keep_login(const std::string& username, const std::string& address,
                                           LoginOutcome outcome);

    // ---- Who holds this token? Null: nobody, or no longer.
    SessionPtr session_of(const std::string& token);
    // Either, where it is in memory; null: it may be one all the same.
    SessionPtr live(const std::string& token);
    SessionPtr bearer_of(const std::string& token);
    // Whose work this session may hand in, whether or not it has ended. Nothing where it was signed
    // out, ended by a new password, or ended too long ago.
    std::optional<Username> may_hand_in(const std::string& token);
    // Signed out after it had ended: it hands in nothing any more.
    void forget(const std::string& token);

    // ---- Changing. These end what they make invalid.
    std::optional<JournalError> set_password(const Username& username, const std::string& password);
    std::optional<JournalError> end_sessions_of(const Username& username);
    // Of a user who was deactivated: they may still hand in.
    std::optional<JournalError> retire_sessions_of(const Username& username);
    // A user's own: wrong tries count as those of signing in do. Other sessions end, this one goes
    // on. Slow on purpose.
    Result<LoginResult, JournalError> change_password(const SessionPtr& session,
                                                      const std::string& current,
                                                      const std::string& fresh, const From& from);

    // The token, to be shown once.
    Result<std::string, JournalError> make_api_token(const Username& username,
                                                     const std::string& name);
    std::optional<JournalError> revoke_token(const std::string& token_hash);

    // ---- Reset links: how a new user gets a password, and who forgot it a new one.
    struct NewResetLink {
        std::string token;  // goes into the link, and nowhere else
        Instant expires;
    };
    Result<NewResetLink, JournalError> make_reset_link(const Username& username);
    enum class Reset { ok, unknown, used, expired };
    struct ResetResult {
        Reset reset = Reset::unknown;
        Username username;  // whose link it is, unless unknown
    };
    // Whether it could be used now; and using it, which ends the user's sessions and is slow.
    Result<ResetResult, JournalError> look_at_reset_link(const std::string& token);
    Result<ResetResult, JournalError> use_reset_link(const std::string& token,
                                                     const std::string& password);

    // ---- Reading what is kept.
    Result<std::vector<ApiToken>, JournalError> tokens();
    Result<Page<LoginEntry>, JournalError> logins(const LoginFilter& filter, PageRequest page) {
        return store_.logins(filter, page);
    }
    Result<std::map<Username, AccountSummary>, JournalError> summaries() {
        return store_.summaries(clock_());
    }

    // This is no demo: the users of one have no sessions here and no tokens, and cannot sign in
    // until they have a password of their own. Who they are.
    Result<std::vector<Username>, JournalError> close_demo();

    // Ends what the store no longer has, forgets what has expired, and stores when tokens were
    // used last.
    void refresh();

    std::int64_t session_ms() const { return session_ms_; }
    // How long the browser is to keep the cookie: until it may hand in no more.
    std::int64_t cookie_ms() const { return session_ms_ + hand_in_ms_; }

private:
    using LookUp = std::function<std::shared_ptr<LiveSession>()>;
    SessionPtr find_live(const std::string& hash, const LookUp& look_up);
    Result<LoginResult, JournalError> check_password(const Username& username,
                                                     const std::string& password, const From& from);
    // A try to sign in is measured by several buckets at once: each with its key.
    using Measures = std::vector<std::pair<TokenBuckets*, std::string>>;
    Measures measures_of(const Username& username, const From& from);
    std::int64_t take(const Measures& measures);
    void give_back(const Measures& measures);
    bool is_of_demo(const Username& username, const std::string& password);
    void end(const std::function<bool(const LiveSession&)>& which);

    AccountStore& store_;
    const Clock clock_;
    const std::int64_t session_ms_;
    const std::int64_t hand_in_ms_;
    std::function<void()> tell_;

    std::mutex mutex_;
    std::map<std::string, SessionPtr> live_;  // by token_hash
    std::uint64_t ends_ = 0;                  // how often something has ended
    bool demo_closed_ = false;
    TokenBuckets attempts_{login_attempts_burst, login_attempts_per_second, buckets_max};
    TokenBuckets of_user_{login_user_burst, login_user_per_second, buckets_max};
    TokenBuckets of_address_{login_address_burst, login_address_per_second, buckets_max};
    TokenBuckets of_known_{login_known_burst, login_known_per_second, buckets_max};
    TokenBuckets of_all_{login_all_burst, login_all_per_second, 1};
    TokenBuckets floods_{1, login_floods_per_second, buckets_max};
    TokenBuckets refusals_{login_refusals_burst, login_refusals_per_second, 1};
};

}  // namespace recall
