// What makes a desk's file of one version look as it did in the version before.
#pragma once

namespace recall {

inline constexpr const char* back_to_version_6 =
    "DROP TABLE do_not_call; ALTER TABLE leads DROP COLUMN barred;"
    "DROP INDEX completed_calls_by_campaign_outcome; PRAGMA user_version = 6";
inline constexpr const char* back_to_version_5 =
    "DROP TRIGGER completed_calls_text_added; DROP TRIGGER completed_calls_text_changed;"
    "DROP TRIGGER completed_calls_text_gone; DROP TABLE completed_calls_text;"
    "PRAGMA user_version = 5";
inline constexpr const char* back_to_version_4 =
    "DROP TABLE callback_history; DROP INDEX callbacks_by_status; DROP INDEX callbacks_by_user;"
    "DROP INDEX callbacks_by_campaign; DROP INDEX callbacks_by_list; DROP INDEX callbacks_by_entry;"
    "DROP INDEX callbacks_by_modified; CREATE INDEX callbacks_by_status ON callbacks (status);"
    "ALTER TABLE callbacks DROP COLUMN kept_at; ALTER TABLE callbacks DROP COLUMN retries;"
    "ALTER TABLE users DROP COLUMN may_set_callbacks;"
    "ALTER TABLE campaigns DROP COLUMN callbacks; PRAGMA user_version = 4";
inline constexpr const char* back_to_version_3 =
    "ALTER TABLE campaigns DROP COLUMN agents_pull; ALTER TABLE campaigns DROP COLUMN pool_order;"
    "ALTER TABLE campaigns DROP COLUMN only_since_reset;"
    "ALTER TABLE campaigns DROP COLUMN recycling; ALTER TABLE campaigns DROP COLUMN hours;"
    "ALTER TABLE lists DROP COLUMN expires; ALTER TABLE assignments DROP COLUMN from_hopper;"
    "ALTER TABLE counters DROP COLUMN waits_ended; PRAGMA user_version = 3";
inline constexpr const char* back_to_version_2 =
    "DROP TABLE callbacks; ALTER TABLE counters DROP COLUMN next_callback;"
    "ALTER TABLE campaigns DROP COLUMN callback_days; PRAGMA user_version = 2";
inline constexpr const char* back_to_version_1 =
    "DROP INDEX completed_calls_by_completed; DROP INDEX completed_calls_by_name;"
    "DROP INDEX completed_calls_by_length;"
    "ALTER TABLE leads DROP COLUMN was_assigned; ALTER TABLE counters DROP COLUMN next_import;"
    "ALTER TABLE recycle_log DROP COLUMN chosen; DROP TABLE imports; PRAGMA user_version = 1";

}  // namespace recall
