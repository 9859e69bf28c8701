#include "journal/accounts.hpp"
#include "journal/private_folder.hpp"
#include "journal/sqlite.hpp"

#include <algorithm>
#include <functional>
#include <mutex>

namespace recall {

namespace {

constexpr int accounts_version = 4;

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

// From version 1 to 2. People query `logins` as it stands: newest last, `at` in milliseconds.
constexpr const char* logins_sql = R"sql(
ALTER TABLE tokens ADD COLUMN last_used INTEGER NOT NULL DEFAULT 0;
CREATE TABLE reset_links (
    token_hash TEXT    PRIMARY KEY NOT NULL,
    username   TEXT    NOT NULL UNIQUE,
    created    INTEGER NOT NULL,
    expires    INTEGER NOT NULL,
    used       INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE logins (
    id       INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    username TEXT    NOT NULL,
    address  TEXT    NOT NULL,
    outcome  TEXT    NOT NULL
);
CREATE INDEX logins_by_user ON logins (username, id);
)sql";

// From version 2 to 3: a session whose user was deactivated has ended, and is kept for a while.
constexpr const char* ended_sql = R"sql(
ALTER TABLE sessions ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;
)sql";

// From version 3 to 4. Every hash has a salt of its own, but for those of the demo, which were made
// at once: so it is told apart what is the demo's of a store that did not say so yet.
constexpr const char* doors_sql = R"sql(
ALTER TABLE passwords ADD COLUMN demo INTEGER NOT NULL DEFAULT 0;
UPDATE passwords SET demo = 1
    WHERE hash IN (SELECT hash FROM passwords GROUP BY hash HAVING count(*) > 1);
CREATE TABLE devices (
    username   TEXT    NOT NULL,
    token_hash TEXT    NOT NULL,
    used       INTEGER NOT NULL,
    PRIMARY KEY (username, token_hash)
) WITHOUT ROWID;
CREATE INDEX logins_by_origin ON logins (username, address) WHERE outcome = 'ok';
)sql";

class SqliteAccountStore final : public AccountStore {
public:
    explicit SqliteAccountStore(std::unique_ptr<Database> db) : db_(std::move(db)) {}

    Found<std::string> password_hash(const Username& username) override {
        return find<std::string>("SELECT hash FROM passwords WHERE username = ?", username,
                                 [](const Statement& row) { return std::string(row.text(0)); });
    }
    Failure set_password_hash(const Username& username, const std::string& hash) override {
        return in_one_step([&] {
            put_password(username, hash);
            execute("DELETE FROM reset_links WHERE username = ?", {username});
        });
    }
    Failure set_demo_password_hash(const Username& username, const std::string& hash) override {
        return in_one_step([&] {
            put_password(username, hash);
            execute("UPDATE passwords SET demo = 1 WHERE username = ?", {username});
            execute("DELETE FROM reset_links WHERE username = ?", {username});
        });
    }
    Result<std::vector<Username>, JournalError> demo_users() override {
        const std::lock_guard lock(mutex_);
        std::vector<Username> users;
        Statement query(*db_, "SELECT username FROM passwords WHERE demo = 1 ORDER BY username");
        while (query.step()) users.emplace_back(query.text(0));
        if (!db_->ok()) return db_->take_error();
        return users;
    }

    Failure put_session(const Session& session) override {
        return run(
            "INSERT OR REPLACE INTO sessions "
            "(token_hash, username, created, expires, ended) VALUES (?, ?, ?, ?, ?)",
            {session.token_hash, session.username, session.created, session.expires,
             session.ended});
    }
    Found<Session> session(const std::string& token_hash) override {
        return find<Session>(
            "SELECT token_hash, username, created, expires, ended FROM sessions "
            "WHERE token_hash = ?",
            token_hash, [](const Statement& row) {
                return Session{.token_hash = std::string(row.text(0)),
                               .username = std::string(row.text(1)),
                               .created = {row.integer(2)},
                               .expires = {row.integer(3)},
                               .ended = {row.integer(4)}};
            });
    }
    Failure end_session(const std::string& token_hash) override {
        return run("DELETE FROM sessions WHERE token_hash = ?", {token_hash});
    }
    Failure end_sessions_of(const Username& username) override {
        return run("DELETE FROM sessions WHERE username = ?", {username});
    }
    Failure end_sessions_but(const Username& username, const std::string& token_hash) override {
        return run("DELETE FROM sessions WHERE username = ? AND token_hash <> ?",
                   {username, token_hash});
    }
    Failure end_all_of(const Username& username, Instant at) override {
        return in_one_step([&] {
            execute("DELETE FROM sessions WHERE username = ?", {username});
            execute("DELETE FROM reset_links WHERE username = ?", {username});
            execute("UPDATE tokens SET revoked = ? WHERE username = ? AND revoked = 0",
                    {at, username});
        });
    }
    Failure retire_sessions_of(const Username& username, Instant at) override {
        return run("UPDATE sessions SET ended = ? WHERE username = ? AND ended = 0",
                   {at, username});
    }
    Failure purge_sessions(Instant before) override {
        return run("DELETE FROM sessions WHERE expires <= ?1 OR (ended <> 0 AND ended <= ?1)",
                   {before});
    }

    Failure put_token(const ApiToken& token) override {
        return run(
            "INSERT OR REPLACE INTO tokens "
            "(token_hash, name, username, created, revoked, last_used) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            {token.token_hash, token.name, token.username, token.created, token.revoked,
             token.last_used});
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
    Failure token_used(const std::string& token_hash, Instant at) override {
        return run("UPDATE tokens SET last_used = max(last_used, ?) WHERE token_hash = ?",
                   {at, token_hash});
    }

    Failure put_reset_link(const ResetLink& link) override {
        return run(
            "INSERT OR REPLACE INTO reset_links "
            "(token_hash, username, created, expires, used) VALUES (?, ?, ?, ?, ?)",
            {link.token_hash, link.username, link.created, link.expires, link.used});
    }
    Found<ResetLink> reset_link(const std::string& token_hash) override {
        return find<ResetLink>(
            "SELECT token_hash, username, created, expires, used FROM reset_links "
            "WHERE token_hash = ?",
            token_hash, [](const Statement& row) {
                return ResetLink{.token_hash = std::string(row.text(0)),
                                 .username = std::string(row.text(1)),
                                 .created = {row.integer(2)},
                                 .expires = {row.integer(3)},
                                 .used = {row.integer(4)}};
            });
    }
    Result<bool, JournalError> use_reset_link(const std::string& token_hash,
                                              const std::string& password_hash,
                                              Instant at) override {
        bool used = false;
        const Failure failure = in_one_step([&] {
            execute(
                "UPDATE reset_links SET used = ?1 "
                "WHERE token_hash = ?2 AND used = 0 AND expires > ?1",
                {at, token_hash});
            used = db_->ok() && db_->changed_rows() > 0;
            if (!used) return;
            const std::string username = username_of_link(token_hash);
            put_password(username, password_hash);
            execute("DELETE FROM sessions WHERE username = ?", {username});
        });
        if (failure) return *failure;
        return used;
    }

    Failure add_login(const LoginEntry& entry) override {
        return in_one_step([&] {
            execute("INSERT INTO logins (at, username, address, outcome) VALUES (?, ?, ?, ?)",
                    {entry.at, entry.username, entry.address, std::string(word_of(entry.outcome))});
            // They are numbered without a gap.
            db_->exec("DELETE FROM logins WHERE id <= (SELECT max(id) FROM logins) - " +
                      std::to_string(logins_kept_max));
        });
    }
    Result<Page<LoginEntry>, JournalError> logins(const LoginFilter& filter,
                                                  PageRequest request) override;

    Result<bool, JournalError> signed_in_from(const Username& username,
                                              const std::string& address) override {
        return is_there(
            "SELECT 1 FROM logins WHERE username = ? AND address = ? AND "
            "outcome = 'ok' LIMIT 1",
            {username, address});
    }

    Failure put_device(const Username& username, const std::string& token_hash,
                       Instant at) override {
        return in_one_step([&] {
            execute(
                "INSERT INTO devices (username, token_hash, used) VALUES (?, ?, ?) "
                "ON CONFLICT (username, token_hash) DO UPDATE SET used = excluded.used",
                {username, token_hash, at});
            execute(
                "DELETE FROM devices WHERE username = ?1 AND token_hash NOT IN "
                "(SELECT token_hash FROM devices WHERE username = ?1 "
                "ORDER BY used DESC LIMIT " +
                    std::to_string(devices_max) + ")",
                {username});
        });
    }
    Result<bool, JournalError> is_device_of(const Username& username,
                                            const std::string& token_hash) override {
        return is_there("SELECT 1 FROM devices WHERE username = ? AND token_hash = ?",
                        {username, token_hash});
    }

    Result<std::map<Username, AccountSummary>, JournalError> summaries(Instant now) override {
        const std::lock_guard lock(mutex_);
        std::map<Username, AccountSummary> all;
        Statement passwords(*db_, "SELECT username FROM passwords");
        while (passwords.step()) all[std::string(passwords.text(0))].has_password = true;
        Statement sessions(*db_,
                           "SELECT username, count(*) FROM sessions "
                           "WHERE expires > ? AND ended = 0 GROUP BY username");
        sessions.bind(1, now.ms);
        while (sessions.step()) all[std::string(sessions.text(0))].sessions = sessions.integer(1);
        if (!db_->ok()) return db_->take_error();
        return all;
    }

private:
    using Value = std::variant<std::string, Instant>;
    using Values = std::vector<Value>;

    static ApiToken read_token(const Statement& row) {
        return {.token_hash = std::string(row.text(0)),
                .name = std::string(row.text(1)),
                .username = std::string(row.text(2)),
                .created = {row.integer(3)},
                .revoked = {row.integer(4)},
                .last_used = {row.integer(5)}};
    }

    static void bind(Statement& statement, const Values& values) {
        int at = 0;
        for (const Value& value : values) {
            ++at;
            if (const auto* text = std::get_if<std::string>(&value)) {
                statement.bind(at, std::string_view(*text));
            } else {
                statement.bind(at, std::get<Instant>(value).ms);
            }
        }
    }
    // Under the lock; whether it went well is asked at the end.
    void execute(const std::string& sql, const Values& values) {
        Statement statement(*db_, sql);
        bind(statement, values);
        statement.run();
    }
    void put_password(const Username& username, const std::string& hash) {
        execute(
            "INSERT INTO passwords (username, hash) VALUES (?, ?) "
            "ON CONFLICT (username) DO UPDATE SET hash = excluded.hash, demo = 0",
            {username, hash});
    }
    std::string username_of_link(const std::string& token_hash) {
        Statement query(*db_, "SELECT username FROM reset_links WHERE token_hash = ?");
        query.bind(1, std::string_view(token_hash));
        return query.step() ? std::string(query.text(0)) : "";
    }

    Failure run(const std::string& sql, const Values& values) {
        const std::lock_guard lock(mutex_);
        execute(sql, values);
        if (!db_->ok()) return db_->take_error();
        return std::nullopt;
    }
    Failure in_one_step(const std::function<void()>& work) {
        const std::lock_guard lock(mutex_);
        // At once for writing: another process may write too.
        db_->exec("BEGIN IMMEDIATE");
        work();
        if (!db_->commit()) return db_->take_error();
        return std::nullopt;
    }

    Result<bool, JournalError> is_there(const std::string& sql, const Values& values) {
        const std::lock_guard lock(mutex_);
        Statement query(*db_, sql);
        bind(query, values);
        const bool found = query.step();
        if (!db_->ok()) return db_->take_error();
        return found;
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
        "SELECT token_hash, name, username, created, revoked, last_used FROM tokens";
    std::mutex mutex_;
    std::unique_ptr<Database> db_;
};

Result<Page<LoginEntry>, JournalError> SqliteAccountStore::logins(const LoginFilter& filter,
                                                                  PageRequest request) {
    std::string where;
    Values values;
    const auto add = [&](const char* condition, Value value) {
        where += (where.empty() ? " WHERE " : " AND ") + std::string(condition);
        values.push_back(std::move(value));
    };
    if (filter.username) add("username = ?", *filter.username);
    if (filter.from) add("at >= ?", *filter.from);
    if (filter.before) add("at < ?", *filter.before);

    const std::lock_guard lock(mutex_);
    Page<LoginEntry> page;
    db_->begin();
    Statement count(*db_, "SELECT count(*) FROM logins" + where);
    bind(count, values);
    if (count.step()) page.total = count.integer(0);
    count.reset();
    const std::int64_t size = std::clamp<std::int64_t>(request.size, 1, page_size_max);
    Statement query(*db_, "SELECT at, username, address, outcome FROM logins" + where +
                              " ORDER BY id DESC LIMIT " + std::to_string(size) + " OFFSET " +
                              std::to_string(page_skip(request)));
    bind(query, values);
    while (query.step()) {
        LoginEntry entry{.at = {query.integer(0)},
                         .username = std::string(query.text(1)),
                         .address = std::string(query.text(2))};
        if (!from_word(query.text(3), entry.outcome)) db_->fail_damaged("a login's outcome");
        page.items.push_back(std::move(entry));
    }
    if (!db_->commit()) return db_->take_error();
    return page;
}

std::optional<JournalError> prepare(Database& db) {
    db.exec("PRAGMA journal_mode = WAL");
    db.exec("PRAGMA synchronous = FULL");
    db.exec("BEGIN IMMEDIATE");
    const std::int64_t version = db.number("PRAGMA user_version");
    if (db.ok() && version > accounts_version) {
        db.roll_back();
        return JournalError{"newer_version",
                            "The accounts were written by a newer Recall. Start "
                            "that version, or a newer one."};
    }
    if (version < accounts_version) {
        if (version < 1) db.exec(accounts_sql);
        if (version < 2) db.exec(logins_sql);
        if (version < 3) db.exec(ended_sql);
        db.exec(doors_sql);
        db.exec("PRAGMA user_version = " + std::to_string(accounts_version));
    }
    if (!db.commit()) return db.take_error();
    return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<AccountStore>, JournalError> open_account_store(const std::string& folder) {
    if (auto wrong = keep_private(folder)) return *wrong;
    auto opened = Database::open(folder + "/accounts.db", Access::read_write, "");
    if (!opened) return opened.error();
    std::unique_ptr<Database> db = std::move(opened).value();
    if (auto failure = prepare(*db)) return *failure;
    return std::unique_ptr<AccountStore>(std::make_unique<SqliteAccountStore>(std::move(db)));
}

}  // namespace recall
