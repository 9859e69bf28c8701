// AccountStore: passwords, sessions and API tokens, beside the desk and not part of its journal.
//
// It keeps what the relay gives it and hashes nothing itself: `password_hash` is an encoded
// Argon2 text, `token_hash` a hash of the token that only its holder knows. Whether a session has
// expired or a user is active is for the relay to say.
//
// Every write is durable when it returns. Safe to use from several threads.
#pragma once

#include "journal/journal.hpp"

namespace recall {

struct Session {
    std::string token_hash;
    Username username;
    Instant created;
    Instant expires;
    bool operator==(const Session&) const = default;
};

struct ApiToken {
    std::string token_hash;
    std::string name;  // what it is for, in its maker's words
    Username username;
    Instant created;
    Instant revoked;  // zero: in force
    bool operator==(const ApiToken&) const = default;
};

class AccountStore {
public:
    virtual ~AccountStore() = default;
    using Failure = std::optional<JournalError>;  // nothing: done
    template <typename T>
    using Found = Result<std::optional<T>, JournalError>;

    virtual Found<std::string> password_hash(const Username& username) = 0;
    virtual Failure set_password_hash(const Username& username, const std::string& hash) = 0;

    // A session with the same token_hash is replaced.
    virtual Failure put_session(const Session& session) = 0;
    virtual Found<Session> session(const std::string& token_hash) = 0;
    virtual Failure end_session(const std::string& token_hash) = 0;  // also where there is none
    virtual Failure end_sessions_of(const Username& username) = 0;
    virtual Failure purge_sessions(Instant now) = 0;  // those with expires <= now

    virtual Failure put_token(const ApiToken& token) = 0;
    virtual Found<ApiToken> token(const std::string& token_hash) = 0;  // revoked ones too
    virtual Result<std::vector<ApiToken>, JournalError> tokens() = 0;  // oldest first
    // The first revocation stands; also where there is no such token.
    virtual Failure revoke_token(const std::string& token_hash, Instant at) = 0;
};

// Kept while the process lives: for tests and the simulator.
std::unique_ptr<AccountStore> memory_account_store();

// The file accounts.db in the data folder, made where there is none. It may be open in several
// processes at once, so that a password can be set while the relay runs.
Result<std::unique_ptr<AccountStore>, JournalError> open_account_store(const std::string& folder);

}  // namespace recall
