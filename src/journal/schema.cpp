#include "journal/schema.hpp"

#include "journal/migrations.hpp"
#include "journal/text_index.hpp"

#include <iterator>
#include <string>

namespace recall {

namespace {

static_assert(std::size(migrations) == schema_version);

std::string versions_sql() {
    return "PRAGMA user_version = " + std::to_string(schema_version) +
           "; PRAGMA application_id = " + std::to_string(schema_application);
}

std::optional<JournalError> refuse(Database& db, std::int64_t version) {
    const std::int64_t application = db.number("PRAGMA application_id");
    if (!db.ok()) return db.take_error();
    if (application != schema_application) {
        db.fail_damaged("it is no desk of Recall");
        return db.take_error();
    }
    if (version > schema_version) {
        return JournalError{"newer_version",
                            "The desk was written by a newer Recall (its tables have version " +
                                std::to_string(version) + ", this one knows " +
                                std::to_string(schema_version) +
                                "). Start that version, or a newer one."};
    }
    return std::nullopt;
}

}  // namespace

std::optional<JournalError> prepare_schema(Database& db) {
    // Locked for writing at once, so that two who start together do not both make the tables.
    db.exec("BEGIN IMMEDIATE");
    const std::int64_t version = db.number("PRAGMA user_version");
    const bool empty = db.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (db.ok() && !empty) {
        if (auto no = refuse(db, version)) {
            db.roll_back();
            return no;
        }
    }
    for (std::int64_t from = version; from < schema_version; ++from) {
        db.exec(migrations[static_cast<std::size_t>(from)]);
    }
    if (version < schema_version) db.exec(versions_sql());
    bring_text_indexes_up_to_date(db);
    if (!db.commit()) return db.take_error();
    return std::nullopt;
}

std::optional<JournalError> check_schema(Database& db) {
    const std::int64_t version = db.number("PRAGMA user_version");
    if (!db.ok()) return db.take_error();
    if (auto no = refuse(db, version)) return no;
    if (version < schema_version) {
        return JournalError{"older_version", "The desk was written by an older Recall. Start the "
                                             "relay once, which brings it up to date."};
    }
    return std::nullopt;
}

}  // namespace recall
