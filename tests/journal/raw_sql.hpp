// A desk's file as somebody with the sqlite3 command line has it.
#pragma once

#include <string>

namespace recall {

// Runs the statements on desk.db in the folder; they must not fail.
void raw_sql(const std::string& folder, const std::string& sql);
// The same on any file of SQLite, made where there is none.
void raw_sql_of(const std::string& file, const std::string& sql);
// The rows of a query: values between '|', one row a line.
std::string raw_text(const std::string& folder, const std::string& sql);

}  // namespace recall
