// Makes a desk's file of today look as it did in an older version.
#pragma once

#include "tests/journal/raw_sql.hpp"

#include <string>

namespace recall {

struct StepBack {
    int to;
    const char* sql;
};

// From the newest version; each makes of a file one of the version before.
inline constexpr StepBack steps_back[] = {
    {17,
     "ALTER TABLE completed_calls DROP COLUMN from_callback;"
     "ALTER TABLE completed_calls DROP COLUMN corrected_from;"},
    {16, "UPDATE assignment_day_sums SET assigned = assigned + 1;"},
    {15,
     "ALTER TABLE desk DROP COLUMN held_day; ALTER TABLE desk DROP COLUMN held_until;"
     "ALTER TABLE desk DROP COLUMN one_per_person;"
     "ALTER TABLE counters ADD COLUMN day_holds_until INTEGER NOT NULL DEFAULT 0;"
     "DROP TABLE call_notes; ALTER TABLE campaigns DROP COLUMN plan_minute;"
     "ALTER TABLE campaigns DROP COLUMN planned;"},
    {14,
     "ALTER TABLE campaigns DROP COLUMN closed_calls;"
     "ALTER TABLE desk DROP COLUMN pool_low;"
     "ALTER TABLE counters DROP COLUMN day_holds_until;"
     "ALTER TABLE assignments DROP COLUMN closed_why;"
     "ALTER TABLE completed_calls DROP COLUMN closed_there;"
     "ALTER TABLE completed_calls DROP COLUMN closed_why;"},
    {13,
     "DROP TRIGGER leads_text_changed; DROP TRIGGER leads_text_gone; DROP VIEW leads_words;"
     "CREATE VIEW leads_words AS SELECT id, lead_words(name, phone, columns) AS words FROM leads;"
     "CREATE TRIGGER leads_text_changed AFTER UPDATE ON leads BEGIN SELECT 1; END;"
     "CREATE TRIGGER leads_text_gone AFTER DELETE ON leads BEGIN SELECT 1; END;"
     "ALTER TABLE leads DROP COLUMN numbers; ALTER TABLE assignments DROP COLUMN called;"},
    {12, "ALTER TABLE leads DROP COLUMN zone_from;"},
    {11,
     "DROP TRIGGER leads_text_added; DROP TRIGGER leads_text_changed; DROP TRIGGER leads_text_gone;"
     "DROP TABLE leads_text_changes; DROP TABLE completed_calls_text_changes;"
     "DROP TABLE leads_text; DROP VIEW leads_words; DROP TRIGGER completed_calls_text_added;"
     "DROP TRIGGER completed_calls_text_changed; DROP TRIGGER completed_calls_text_gone;"
     "DROP TABLE completed_calls_text; DROP VIEW completed_calls_words; DROP TABLE text_indexes;"
     "CREATE VIRTUAL TABLE completed_calls_text USING fts5(name, phone, notes,"
     "content = 'completed_calls', content_rowid = 'id', tokenize = 'trigram', detail = none);"
     "INSERT INTO completed_calls_text (completed_calls_text) VALUES ('rebuild');"
     "CREATE TRIGGER completed_calls_text_added AFTER INSERT ON completed_calls BEGIN "
     "INSERT INTO completed_calls_text (rowid, name, phone, notes)"
     "VALUES (new.id, new.name, new.phone, new.notes); END;"
     "CREATE TRIGGER completed_calls_text_changed AFTER UPDATE ON completed_calls BEGIN SELECT 1;"
     "END; CREATE TRIGGER completed_calls_text_gone AFTER DELETE ON completed_calls BEGIN SELECT 1;"
     "END;"},
    {10,
     "DROP TABLE unplaced; ALTER TABLE counters DROP COLUMN next_unplaced;"
     "ALTER TABLE assignments DROP COLUMN notes;"},
    {9, "ALTER TABLE assignments DROP COLUMN extended;"},
    {8, "ALTER TABLE records DROP COLUMN digest;"},
    {7,
     "DROP TRIGGER call_sums_added; DROP TRIGGER call_sums_changed;"
     "DROP TRIGGER call_sums_gone; DROP TRIGGER assignment_sums_added;"
     "DROP TRIGGER assignment_sums_changed;"
     "DROP TRIGGER assignment_sums_gone; DROP TABLE call_sums; DROP TABLE call_day_sums;"
     "DROP TABLE assignment_day_sums;"},
    {6,
     "DROP TABLE do_not_call; ALTER TABLE leads DROP COLUMN barred;"
     "DROP INDEX completed_calls_by_campaign_outcome;"},
    {5,
     "DROP TRIGGER completed_calls_text_added; DROP TRIGGER completed_calls_text_changed;"
     "DROP TRIGGER completed_calls_text_gone; DROP TABLE completed_calls_text;"},
    {4,
     "DROP TABLE callback_history; DROP INDEX callbacks_by_status; DROP INDEX callbacks_by_user;"
     "DROP INDEX callbacks_by_campaign; DROP INDEX callbacks_by_list; DROP INDEX "
     "callbacks_by_entry;"
     "DROP INDEX callbacks_by_modified; CREATE INDEX callbacks_by_status ON callbacks (status);"
     "ALTER TABLE callbacks DROP COLUMN kept_at; ALTER TABLE callbacks DROP COLUMN retries;"
     "ALTER TABLE users DROP COLUMN may_set_callbacks;"
     "ALTER TABLE campaigns DROP COLUMN callbacks;"},
    {3,
     "ALTER TABLE campaigns DROP COLUMN agents_pull; ALTER TABLE campaigns DROP COLUMN pool_order;"
     "ALTER TABLE campaigns DROP COLUMN only_since_reset;"
     "ALTER TABLE campaigns DROP COLUMN recycling; ALTER TABLE campaigns DROP COLUMN hours;"
     "ALTER TABLE lists DROP COLUMN expires; ALTER TABLE assignments DROP COLUMN from_hopper;"
     "ALTER TABLE counters DROP COLUMN waits_ended;"},
    {2,
     "DROP TABLE callbacks; ALTER TABLE counters DROP COLUMN next_callback;"
     "ALTER TABLE campaigns DROP COLUMN callback_days;"},
    {1,
     "DROP INDEX completed_calls_by_completed; DROP INDEX completed_calls_by_name;"
     "DROP INDEX completed_calls_by_length;"
     "ALTER TABLE leads DROP COLUMN was_assigned; ALTER TABLE counters DROP COLUMN next_import;"
     "ALTER TABLE recycle_log DROP COLUMN chosen; DROP TABLE imports;"},
};

inline void back_to_version(const std::string& folder, int version) {
    for (const StepBack& step : steps_back) {
        if (step.to < version) break;
        raw_sql(folder, step.sql);
        raw_sql(folder, "PRAGMA user_version = " + std::to_string(step.to));
    }
}

}  // namespace recall
