#include "journal/sqlite.hpp"

#include "journal/text_index.hpp"

#include <sqlite3.h>

#include <cerrno>

namespace recall {

namespace {

// How long to wait for a person who has the file open in another program, writing.
constexpr int busy_timeout_ms = 5000;

JournalError error_of(int code, int system_error, const std::string& path,
                      const std::string& detail) {
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {"disk_full", "The disk that holds " + path +
                                 " is full. Free some space on it; work goes on from there."};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {"read_only", path + " cannot be opened or written (" + detail +
                                 "). Give the relay's user the right to write there, and check "
                                 "that the disk is not mounted read-only."};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_SCHEMA:
        return {"damaged", path + " is damaged (" + detail +
                               "). Stop the relay, keep a copy of the folder, and restore the "
                               "last backup."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"locked", "Another program is writing to " + path +
                              " and does not let go. Close it, and try again."};
    default: break;
    }
    if (system_error == EDQUOT) {
        return {"disk_full", "The quota of the disk that holds " + path +
                                 " is used up. Free some space; work goes on from there."};
    }
    if (system_error == EROFS) {
        return {"read_only", "The disk that holds " + path + " is mounted read-only. Mount it "
                                                             "for writing."};
    }
    return {"io", "The disk that holds " + path + " did not do what it was asked (" + detail +
                      "). Check the disk and the system's log."};
}

}  // namespace

Result<std::unique_ptr<Database>, JournalError> Database::open(const std::string& path,
                                                               Access access,
                                                               const std::string& vfs) {
    const int flags = access == Access::read_write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                   : SQLITE_OPEN_READONLY;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX,
                                     vfs.empty() ? nullptr : vfs.c_str());
    std::unique_ptr<Database> db(new Database(handle, path));
    if (code != SQLITE_OK) {
        db->fail(code);
        return db->take_error();
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busy_timeout_ms);
    // A misspelt "column" is an error, not a text.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (const int added = add_text_functions(handle); added != SQLITE_OK) db->fail(added);
    db->exec("PRAGMA trusted_schema = OFF");
    db->exec("PRAGMA foreign_keys = OFF");
    db->exec("PRAGMA temp_store = MEMORY");
    if (!db->ok()) return db->take_error();
    return db;
}

Database::~Database() { sqlite3_close_v2(db_); }

JournalError Database::take_error() {
    JournalError error = error_.value_or(JournalError{"io", "It failed for no known reason."});
    error_.reset();
    return error;
}

void Database::fail(int code) {
    if (error_) return;
    const char* detail = db_ ? sqlite3_errmsg(db_) : sqlite3_errstr(code);
    error_ = error_of(code, db_ ? sqlite3_system_errno(db_) : 0, path_, detail);
}

void Database::fail_damaged(const std::string& what) {
    if (!error_) error_ = error_of(SQLITE_CORRUPT, 0, path_, what);
}

void Database::exec(const std::string& sql) {
    if (!ok()) return;
    const int code = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::number(const std::string& sql) {
    Statement query(*this, sql);
    return query.step() ? query.integer(0) : 0;
}

int Database::changed_rows() const { return sqlite3_changes(db_); }

void Database::begin() { exec("BEGIN"); }

bool Database::commit() {
    exec("COMMIT");
    if (!ok()) roll_back();
    return ok();
}

void Database::roll_back() {
    // Some failures roll back by themselves; then there is nothing left to do.
    if (sqlite3_get_autocommit(db_)) return;
    const int code = sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

// ---- Statement

Statement::Statement(Database& db, const std::string& sql) : db_(db) {
    if (!db_.ok()) return;
    const int code =
        sqlite3_prepare_v3(db_.db_, sql.c_str(), static_cast<int>(sql.size()) + 1,
                           SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (code != SQLITE_OK) db_.fail(code);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::bind(int at, std::int64_t value) {
    if (!db_.ok()) return;
    const int code = sqlite3_bind_int64(statement_, at, value);
    if (code != SQLITE_OK) db_.fail(code);
}

void Statement::bind(int at, std::string_view value) {
    if (!db_.ok()) return;
    // An empty view may have no address, which SQLite would take for NULL.
    const char* start = value.empty() ? "" : value.data();
    const int code = sqlite3_bind_text64(statement_, at, start, value.size(), SQLITE_TRANSIENT,
                                         SQLITE_UTF8);
    if (code != SQLITE_OK) db_.fail(code);
}

void Statement::bind_bytes(int at, std::string_view value) {
    if (!db_.ok()) return;
    const int code =
        sqlite3_bind_blob64(statement_, at, value.data(), value.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK) db_.fail(code);
}

void Statement::bind_null(int at) {
    if (!db_.ok()) return;
    const int code = sqlite3_bind_null(statement_, at);
    if (code != SQLITE_OK) db_.fail(code);
}

bool Statement::step() {
    if (!db_.ok() || !statement_) return false;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) db_.fail(code);
    sqlite3_reset(statement_);
    return false;
}

void Statement::reset() { sqlite3_reset(statement_); }

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::text(int column) const {
    const unsigned char* start = sqlite3_column_text(statement_, column);
    if (!start) return {};
    return {reinterpret_cast<const char*>(start),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Statement::bytes(int column) const {
    const void* start = sqlite3_column_blob(statement_, column);
    if (!start) return {};
    return {static_cast<const char*>(start),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace recall
