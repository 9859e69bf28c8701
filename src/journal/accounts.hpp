// AccountStore: passwords, sessions, API tokens, reset links and the log of sign-ins, beside the
// desk and not part of its journal.
//
// It keeps what the relay gives it and hashes nothing itself: `password_hash` is an encoded
// Argon2 text, `token_hash` a hash of the token that only its holder knows. Whether a session has
// expired or a user is active is for the relay to say.
//
// Every write is durable when it returns. Safe to use from several threads.
#pragma once

#include "journal/journal.hpp"
#include "wire/answers/accounts.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace recall {

struct Session {
    std::string token_hash;
    Username username;
    Instant created;
    Instant expires;
    Instant ended = {};  // because its user was deactivated; zero: it was not
    Instant over_at() const { return ended ? std::min(ended, expires) : expires; }
    bool operator==(const Session&) const = default;
};

struct ApiToken {
    std::string token_hash;
    std::string name;  // what it is for, in its maker's words
    Username username;
    Instant created;
    Instant revoked;    // zero: in force
    Instant last_used;  // zero: never
    bool operator==(const ApiToken&) const = default;
};

// Whoever holds the token may choose this user's password, once. A user has one at a time.
struct ResetLink {
    std::string token_hash;
    Username username;
    Instant created;
    Instant expires;
    Instant used;  // zero: not yet
    bool operator==(const ResetLink&) const = default;
};

constexpr std::int64_t logins_kept_max = 100'000;  // then the oldest go
constexpr std::int64_t devices_max = 20;           // of one user

struct LoginFilter {
    std::optional<std::string> username;
    std::optional<Instant> from, before;  // from <= at < before
};

// What a list of users says of one of them.
struct AccountSummary {
    bool has_password = false;
    std::int64_t sessions = 0;
    bool operator==(const AccountSummary&) const = default;
};

class AccountStore {
public:
    virtual ~AccountStore() = default;
    using Failure = std::optional<JournalError>;  // nothing: done
    template <typename T>
    using Found = Result<std::optional<T>, JournalError>;

    virtual Found<std::string> password_hash(const Username& username) = 0;
    // A reset link of this user's ends with it.
    virtual Failure set_password_hash(const Username& username, const std::string& hash) = 0;
    // The same, of the demo: everybody knows the password. Until another one is set.
    virtual Failure set_demo_password_hash(const Username& username, const std::string& hash) = 0;
    virtual Result<std::vector<Username>, JournalError> demo_users() = 0;

    // A session with the same token_hash is replaced.
    virtual Failure put_session(const Session& session) = 0;
    virtual Found<Session> session(const std::string& token_hash) = 0;
    virtual Failure end_session(const std::string& token_hash) = 0;  // also where there is none
    virtual Failure end_sessions_of(const Username& username) = 0;
    virtual Failure end_sessions_but(const Username& username, const std::string& token_hash) = 0;
    // They have ended at `at`, and are kept until they are purged.
    virtual Failure retire_sessions_of(const Username& username, Instant at) = 0;
    // Sessions, tokens and reset links.
    virtual Failure end_all_of(const Username& username, Instant at) = 0;
    virtual Failure purge_sessions(Instant before) = 0;  // those that were over by then

    virtual Failure put_token(const ApiToken& token) = 0;
    virtual Found<ApiToken> token(const std::string& token_hash) = 0;  // revoked ones too
    virtual Result<std::vector<ApiToken>, JournalError> tokens() = 0;  // oldest first
    // The first revocation stands; also where there is no such token.
    virtual Failure revoke_token(const std::string& token_hash, Instant at) = 0;
    // Never earlier than before.
    virtual Failure token_used(const std::string& token_hash, Instant at) = 0;

    // An earlier link of the same user ends.
    virtual Failure put_reset_link(const ResetLink& link) = 0;
    virtual Found<ResetLink> reset_link(const std::string& token_hash) = 0;  // used ones too
    // In one step: where the link is in force at `at`, it is used, its user's password is this one
    // and the user's sessions have ended. Otherwise nothing is changed, and the answer is false.
    virtual Result<bool, JournalError> use_reset_link(const std::string& token_hash,
                                                      const std::string& password_hash,
                                                      Instant at) = 0;

    virtual Failure add_login(const LoginEntry& entry) = 0;
    virtual Result<Page<LoginEntry>, JournalError> logins(const LoginFilter& filter,
                                                          PageRequest page) = 0;  // newest first
    // Of those that are kept: has this user signed in from there?
    virtual Result<bool, JournalError> signed_in_from(const Username& username,
                                                      const std::string& address) = 0;

    // A browser that the user has signed in with; of a user's devices_max the oldest goes.
    virtual Failure put_device(const Username& username, const std::string& token_hash,
                               Instant at) = 0;
    virtual Result<bool, JournalError> is_device_of(const Username& username,
                                                    const std::string& token_hash) = 0;

    // Of everybody who has a password or a session that is in force at `now`.
    virtual Result<std::map<Username, AccountSummary>, JournalError> summaries(Instant now) = 0;
};

// Kept while the process lives: for tests and the simulator.
std::unique_ptr<AccountStore> memory_account_store();

// The file accounts.db in the data folder, made where there is none. It may be open in several
// processes at once, so that a password can be set while the relay runs.
Result<std::unique_ptr<AccountStore>, JournalError> open_account_store(const std::string& folder);

}  // namespace recall
