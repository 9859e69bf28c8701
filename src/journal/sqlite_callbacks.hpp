// Pages, counts and sums of callbacks, as SQL. SqliteReader gives each the connection, under its
// lock and in a transaction.
//
// Totals are counted in indexes alone. No index but that of the statuses holds the status, for it
// changes with every release: so what is ARCHIVE is all there is but the open ones, which are few.
#pragma once

#include "journal/sqlite.hpp"

namespace recall {

// Where something fails the Database says so; what is returned is then of no use.
Page<Callback> read_callbacks(Database& db, const CallbackFilter& filter, CallbackSort sort,
                              PageRequest request);
std::optional<Callback> read_callback(Database& db, CallbackId id);
std::vector<CallbackStep> read_callback_history(Database& db, CallbackId id);
std::vector<std::int64_t> read_callback_counts(Database& db, const CallbackFilter& filter,
                                               const std::vector<Instant>& edges);
std::vector<CallbackSum> read_callback_sums(Database& db, const CallbackFilter& filter,
                                            Instant now);

}  // namespace recall
