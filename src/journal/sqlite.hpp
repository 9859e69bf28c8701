// SQLite, as thin as it goes: a file, its prepared statements, and one error at a time.
//
// The first failure sticks: until take_error() every further statement does nothing and answers
// as if there were no rows. A run of statements therefore reads straight on, and asks once, at
// its end, whether all of it was done.
#pragma once

#include "journal/journal.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace recall {

enum class Access { read_write, read_only };

class Database {
public:
    // `vfs` names the layer to the file system, for tests; empty: the usual one.
    static Result<std::unique_ptr<Database>, JournalError> open(const std::string& path,
                                                                Access access,
                                                                const std::string& vfs);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    bool ok() const { return !error_; }
    JournalError take_error();
    // Something is in the file that this build cannot read.
    void fail_damaged(const std::string& what);

    void exec(const std::string& sql);
    std::int64_t number(const std::string& sql);  // the one number a query gives
    int changed_rows() const;                     // by the last statement that writes

    void begin();
    // False where anything since begin() failed: then everything since begin() is undone.
    [[nodiscard]] bool commit();
    void roll_back();

private:
    friend class Statement;
    Database(sqlite3* db, std::string path) : db_(db), path_(std::move(path)) {}
    void fail(int code);

    sqlite3* db_;
    std::string path_;
    std::optional<JournalError> error_;
};

// Prepared once and used again and again. Its Database must outlive it.
class Statement {
public:
    Statement(Database& db, const std::string& sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // Parameters count from 1, columns from 0.
    void bind(int at, std::int64_t value);
    void bind(int at, std::string_view value);
    void bind_bytes(int at, std::string_view value);
    void bind_null(int at);

    // True where there is a row to read. After the last one the statement is ready for next time.
    bool step();
    void run() {
        while (step()) {}
    }
    void reset();

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const;  // good until the next step
    std::string_view bytes(int column) const;

private:
    Database& db_;
    sqlite3_stmt* statement_ = nullptr;
};

}  // namespace recall
