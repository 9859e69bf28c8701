// The sums of a desk's history, as SQL. SqliteReader gives each the connection, under its lock.
#pragma once

#include "journal/sqlite.hpp"

namespace recall {

// Where something fails the Database says so; what is returned is then of no use.
ReportSums read_report_sums(Database& db, const ReportFilter& filter);
GivenOut read_given_out(Database& db, Day day, std::optional<Kind> kind);
Timeline read_timeline(Database& db, const TimelineFilter& filter);
std::optional<Instant> read_last_day_closed(Database& db);

}  // namespace recall
