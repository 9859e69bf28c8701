#include "journal/desk_notes.hpp"

#include "journal/sqlite.hpp"

#include <algorithm>
#include <filesystem>

namespace recall {

namespace {

constexpr int notes_version = 1;

// People query `presence` as it stands: instants in milliseconds, until_at 0 while it runs.
constexpr const char* notes_sql = R"sql(
CREATE TABLE import_columns (
    header TEXT    PRIMARY KEY NOT NULL,
    use    TEXT    NOT NULL,
    at     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE pause_codes (
    place INTEGER PRIMARY KEY,
    code  TEXT NOT NULL
);
INSERT INTO pause_codes (code) VALUES ('Break'), ('Lunch'), ('Training'), ('Meeting'), ('Other');
CREATE TABLE presence (
    id       INTEGER PRIMARY KEY,
    username TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    code     TEXT    NOT NULL,
    from_at  INTEGER NOT NULL,
    until_at INTEGER NOT NULL
);
CREATE INDEX presence_by_user ON presence (username, from_at);
CREATE INDEX presence_by_time ON presence (from_at);
CREATE INDEX presence_running ON presence (username) WHERE until_at = 0;
)sql";

constexpr const char* span_columns = "id, username, state, code, from_at, until_at";

PresenceSpan read_span(Database& db, const Statement& row) {
    PresenceSpan span{.id = row.integer(0),
                      .username = std::string(row.text(1)),
                      .code = std::string(row.text(3)),
                      .from = {row.integer(4)},
                      .until = {row.integer(5)}};
    if (!from_word(row.text(2), span.state)) db.fail_damaged("a state of the table presence");
    return span;
}

std::optional<JournalError> prepare(Database& db) {
    db.exec("PRAGMA journal_mode = WAL");
    db.exec("PRAGMA synchronous = FULL");
    db.exec("BEGIN IMMEDIATE");
    const std::int64_t version = db.number("PRAGMA user_version");
    if (db.ok() && version > notes_version) {
        db.roll_back();
        return JournalError{"newer_version", "The desk's notes were written by a newer Recall. "
                                             "Start that version, or a newer one."};
    }
    if (version < notes_version) {
        db.exec(notes_sql);
        db.exec("PRAGMA user_version = " + std::to_string(notes_version));
    }
    // A number that once stood in a first line without headings was kept as one.
    db.exec("DELETE FROM import_columns WHERE header GLOB '*[0-9][0-9][0-9][0-9][0-9]*'");
    if (!db.commit()) return db.take_error();
    return std::nullopt;
}

// The spans that a filter means, as a WHERE with ?1 user, ?2 from, ?3 before.
constexpr const char* span_where =
    " WHERE (?1 = '' OR username = ?1) AND (?3 = 0 OR from_at < ?3) "
    "AND (?2 = 0 OR until_at = 0 OR until_at > ?2)";
void bind(Statement& query, const PresenceFilter& filter) {
    query.bind(1, std::string_view(filter.username ? *filter.username : std::string_view()));
    query.bind(2, filter.from.ms);
    query.bind(3, filter.before.ms);
}

}  // namespace

DeskNotes::DeskNotes() = default;
DeskNotes::~DeskNotes() = default;

DeskNotes::Failure DeskNotes::open(const std::string& folder) {
    auto opened = Database::open(folder.empty() ? ":memory:" : folder + "/notes.db",
                                 Access::read_write, "");
    if (!opened) return opened.error();
    db_ = std::move(opened).value();
    return prepare(*db_);
}

Result<std::map<std::string, std::string>, JournalError> DeskNotes::columns() {
    const std::lock_guard lock(mutex_);
    std::map<std::string, std::string> uses;
    Statement query(*db_, "SELECT header, use FROM import_columns");
    while (query.step()) uses[std::string(query.text(0))] = std::string(query.text(1));
    if (!db_->ok()) return db_->take_error();
    return uses;
}

DeskNotes::Failure DeskNotes::remember_columns(const std::map<std::string, std::string>& uses,
                                               Instant at) {
    const std::lock_guard lock(mutex_);
    db_->begin();
    Statement save(*db_, "INSERT INTO import_columns (header, use, at) VALUES (?1, ?2, ?3) "
                         "ON CONFLICT (header) DO UPDATE SET use = excluded.use, at = excluded.at");
    for (const auto& [header, use] : uses) {
        save.bind(1, std::string_view(header));
        save.bind(2, std::string_view(use));
        save.bind(3, at.ms);
        save.run();
    }
    db_->exec("DELETE FROM import_columns WHERE use = ''");
    db_->exec("DELETE FROM import_columns WHERE header NOT IN (SELECT header FROM import_columns "
              "ORDER BY at DESC, header LIMIT " + std::to_string(remembered_columns_max) + ")");
    if (!db_->commit()) return db_->take_error();
    return std::nullopt;
}

Result<std::vector<std::string>, JournalError> DeskNotes::pause_codes() {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> codes;
    Statement query(*db_, "SELECT code FROM pause_codes ORDER BY place");
    while (query.step()) codes.emplace_back(query.text(0));
    if (!db_->ok()) return db_->take_error();
    return codes;
}

DeskNotes::Failure DeskNotes::set_pause_codes(const std::vector<std::string>& codes) {
    const std::lock_guard lock(mutex_);
    db_->begin();
    db_->exec("DELETE FROM pause_codes");
    Statement save(*db_, "INSERT INTO pause_codes (code) VALUES (?1)");
    for (const std::string& code : codes) {
        save.bind(1, std::string_view(code));
        save.run();
    }
    if (!db_->commit()) return db_->take_error();
    return std::nullopt;
}

DeskNotes::Failure DeskNotes::change_presence(const Username& username,
                                              std::optional<PresenceState> state,
                                              const std::string& code, Instant at) {
    const std::lock_guard lock(mutex_);
    db_->begin();
    Statement end(*db_, "UPDATE presence SET until_at = max(from_at, ?2) "
                        "WHERE username = ?1 AND until_at = 0");
    end.bind(1, std::string_view(username));
    end.bind(2, at.ms);
    end.run();
    if (state) {
        Statement begin(*db_, "INSERT INTO presence (username, state, code, from_at, until_at) "
                              "VALUES (?1, ?2, ?3, ?4, 0)");
        begin.bind(1, std::string_view(username));
        begin.bind(2, word_of(*state));
        begin.bind(3, std::string_view(code));
        begin.bind(4, at.ms);
        begin.run();
    }
    // They are numbered without a gap.
    db_->exec("DELETE FROM presence WHERE id <= (SELECT max(id) FROM presence) - " +
              std::to_string(presence_spans_max));
    if (!db_->commit()) return db_->take_error();
    return std::nullopt;
}

Result<std::vector<PresenceSpan>, JournalError> DeskNotes::running_presence() {
    const std::lock_guard lock(mutex_);
    std::vector<PresenceSpan> spans;
    Statement query(*db_, std::string("SELECT ") + span_columns +
                              " FROM presence WHERE until_at = 0 ORDER BY username");
    while (query.step()) spans.push_back(read_span(*db_, query));
    if (!db_->ok()) return db_->take_error();
    return spans;
}

Result<Page<PresenceSpan>, JournalError> DeskNotes::presence(const PresenceFilter& filter,
                                                             PageRequest request) {
    const std::lock_guard lock(mutex_);
    Page<PresenceSpan> page;
    db_->begin();
    Statement count(*db_, std::string("SELECT count(*) FROM presence") + span_where);
    bind(count, filter);
    page.total = request.total ? *request.total : count.step() ? count.integer(0) : 0;
    count.reset();
    Statement query(*db_, std::string("SELECT ") + span_columns + " FROM presence" + span_where +
                              " ORDER BY id DESC LIMIT ?4 OFFSET ?5");
    bind(query, filter);
    query.bind(4, std::clamp<std::int64_t>(request.size, 1, page_size_max));
    query.bind(5, page_skip(request));
    while (query.step() && db_->ok()) page.items.push_back(read_span(*db_, query));
    query.reset();
    if (!db_->commit()) return db_->take_error();
    return page;
}

}  // namespace recall
