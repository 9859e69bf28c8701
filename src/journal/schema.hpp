// The tables of a desk's file, desk.db, and how an older file becomes a newer one.
#pragma once

#include "journal/sqlite.hpp"

namespace recall {

// Written into the file (PRAGMA user_version). A file of a higher version is refused.
constexpr std::int64_t schema_version = 18;
// Marks the file as ours (PRAGMA application_id): "RCLL".
constexpr std::int64_t schema_application = 0x52434C4C;

// Makes the tables in an empty file and brings an older one up to date. On an error the file is
// as it was.
std::optional<JournalError> prepare_schema(Database& db);
// Whether the file is a desk's and of this version; changes nothing.
std::optional<JournalError> check_schema(Database& db);

}  // namespace recall
