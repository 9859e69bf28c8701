#include "journal/accounts.hpp"
#include "journal/sqlite.hpp"

#include <filesystem>
#include <mutex>

namespace recall {

namespace {

constexpr int accounts_version = 1;

constexpr const char* accounts_sql = R"sql(
CREATE TABLE IF NOT EXISTS passwords (
    username TEXT PRIMARY KEY NOT NULL,
    hash     TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sessions (
    token_hash TEXT    PRIMARY KEY NOT NULL,
    username   TEXT    NOT NULL,
    created    INTEGER NOT NULL,
    expires    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sessions_by_user ON sessions (username);
CREATE TABLE IF NOT EXISTS tokens (
    token_hash TEXT    PRIMARY KEY NOT NULL,
    name       TEXT    NOT NULL,
    username   TEXT    NOT NULL,
    created    INTEGER NOT NULL,
    revoked    INTEGER NOT NULL
) WITHOUT ROWID;
)sql";

class SqliteAccountStore final : public AccountStore {
public:
    explicit SqliteAccountStore(std::unique_ptr<Database> db) : db_(std::move(db)) {}

    Found<std::string> password_hash(const Username& username) override {
        return find<std::string>("SELECT hash FROM passwords WHERE username = ?", username,
                                 [](const Statement& row) { return std::string(row.text(0)); });
    }
    Failure set_password_hash(const Username& username, const std::string& hash) override {
        return run("INSERT INTO passwords (username, hash) VALUES (?, ?) "
                   "ON CONFLICT (username) DO UPDATE SET hash = excluded.hash",
                   {username, hash});
    }

    Failure put_session(const Session& session) override {
        return run("INSERT OR REPLACE INTO sessions (token_hash, username, created, expires) "
                   "VALUES (?, ?, ?, ?)",
                   {session.token_hash, session.username, session.created, session.expires});
    }
    Found<Session> session(const std::string& token_hash) override {
        return find<Session>(
            "SELECT token_hash, username, created, expires FROM sessions WHERE token_hash = ?",
            token_hash, [](const Statement& row) {
                return Session{.token_hash = std::string(row.text(0)),
                               .username = std::string(row.text(1)),
                               .created = {row.integer(2)},
                               .expires = {row.integer(3)}};
            });
    }
    Failure end_session(const std::string& token_hash) override {
        return run("DELETE FROM sessions WHERE token_hash = ?", {token_hash});
    }
    Failure end_sessions_of(const Username& username) override {
        return run("DELETE FROM sessions WHERE username = ?", {username});
    }
    Failure purge_sessions(Instant now) override {
        return run("DELETE FROM sessions WHERE expires <= ?", {now});
    }

    Failure put_token(const ApiToken& token) override {
        return run("INSERT OR REPLACE INTO tokens (token_hash, name, username, created, revoked) "
                   "VALUES (?, ?, ?, ?, ?)",
                   {token.token_hash, token.name, token.username, token.created, token.revoked});
    }
    Found<ApiToken> token(const std::string& token_hash) override {
        return find<ApiToken>(select_tokens_ + " WHERE token_hash = ?", token_hash, read_token);
    }
    Result<std::vector<ApiToken>, JournalError> tokens() override {
        const std::lock_guard lock(mutex_);
        std::vector<ApiToken> tokens;
        Statement query(*db_, select_tokens_ + " ORDER BY created, token_hash");
        while (query.step()) tokens.push_back(read_token(query));
        if (!db_->ok()) return db_->take_error();
        return tokens;
    }
    Failure revoke_token(const std::string& token_hash, Instant at) override {
        return run("UPDATE tokens SET revoked = ? WHERE token_hash = ? AND revoked = 0",
                   {at, token_hash});
    }

private:
    using Value = std::variant<std::string, Instant>;

    static ApiToken read_token(const Statement& row) {
        return {.token_hash = std::string(row.text(0)),
                .name = std::string(row.text(1)),
                .username = std::string(row.text(2)),
                .created = {row.integer(3)},
                .revoked = {row.integer(4)}};
    }

    Failure run(const std::string& sql, std::initializer_list<Value> values) {
        const std::lock_guard lock(mutex_);
        Statement statement(*db_, sql);
        int at = 0;
        for (const Value& value : values) {
            ++at;
            if (const auto* text = std::get_if<std::string>(&value)) {
                statement.bind(at, std::string_view(*text));
            } else {
                statement.bind(at, std::get<Instant>(value).ms);
            }
        }
        statement.run();
        if (!db_->ok()) return db_->take_error();
        return std::nullopt;
    }

    template <typename T, typename Read>
    Found<T> find(const std::string& sql, const std::string& key, Read read) {
        const std::lock_guard lock(mutex_);
        Statement query(*db_, sql);
        query.bind(1, std::string_view(key));
        std::optional<T> found;
        if (query.step()) found = read(query);
        if (!db_->ok()) return db_->take_error();
        return found;
    }

    const std::string select_tokens_ =
        "SELECT token_hash, name, username, created, revoked FROM tokens";
    std::mutex mutex_;
    std::unique_ptr<Database> db_;
};

std::optional<JournalError> prepare(Database& db) {
    db.exec("PRAGMA journal_mode = WAL");
    db.exec("PRAGMA synchronous = FULL");
    db.exec("BEGIN IMMEDIATE");
    const std::int64_t version = db.number("PRAGMA user_version");
    if (db.ok() && version > accounts_version) {
        db.roll_back();
        return JournalError{"newer_version", "The accounts were written by a newer Recall. Start "
                                             "that version, or a newer one."};
    }
    if (version < accounts_version) {
        db.exec(accounts_sql);
        db.exec("PRAGMA user_version = " + std::to_string(accounts_version));
    }
    if (!db.commit()) return db.take_error();
    return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<AccountStore>, JournalError> open_account_store(const std::string& folder) {
    std::error_code error;
    if (std::filesystem::create_directories(folder, error)) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    }
    auto opened = Database::open(folder + "/accounts.db", Access::read_write, "");
    if (!opened) return opened.error();
    std::unique_ptr<Database> db = std::move(opened).value();
    if (auto failure = prepare(*db)) return *failure;
    return std::unique_ptr<AccountStore>(std::make_unique<SqliteAccountStore>(std::move(db)));
}

}  // namespace recall
