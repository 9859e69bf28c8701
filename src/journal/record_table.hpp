// The table `records`, by hand: its columns are no noun's fields.
#pragma once

#include "journal/record_text.hpp"
#include "journal/sqlite.hpp"

namespace recall {

inline constexpr const char* insert_record_sql =
    "INSERT INTO records (seq, at, day, user, client, number, command, rejection, events, hash, "
    "digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
inline constexpr const char* select_records_sql =
    "SELECT seq, at, day, user, client, number, command, rejection, events, hash, digest "
    "FROM records";

void bind_record(Statement& to, const RecordText& stored, const Sha256& hash);
// From the row a query made of select_records_sql stands at.
RecordText read_record_text(const Statement& from);
Sha256 read_hash(const Statement& from);  // zeros where the column holds no hash
// Where it cannot be read, the Database has failed.
Record read_record(Database& db, const Statement& from);

}  // namespace recall
