#include "journal/schema.hpp"

namespace recall {

namespace {

// People query these tables as they stand. Instants are milliseconds since 1970 in UTC and 0 where
// there is none: datetime(completed_at / 1000, 'unixepoch'). Days are texts, 2026-11-21, in the
// desk's time zone. Columns, outcomes and the like are JSON, for SQLite's json_extract, json_each.
constexpr const char* tables_sql = R"sql(

-- What was wished, by whom and when, and what followed: append-only, seq without a gap, each with
-- the hash of the one before in its own (the formula: src/journal/record_text.hpp). No personal
-- data. Events and rejections are JSON; a rejection is '' where there is none.
CREATE TABLE records (
    seq       INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    day       TEXT    NOT NULL,
    user      TEXT    NOT NULL,
    client    TEXT    NOT NULL,
    number    INTEGER NOT NULL,
    command   TEXT    NOT NULL,
    rejection TEXT    NOT NULL,
    events    TEXT    NOT NULL,
    hash      BLOB    NOT NULL
);
-- A client's number is used once: what is sent again finds its answer here.
CREATE UNIQUE INDEX records_by_client ON records (user, client, number);

-- The highest number of each client of each user.
CREATE TABLE sync_clients (
    user    TEXT    NOT NULL,
    client  TEXT    NOT NULL,
    highest INTEGER NOT NULL,
    PRIMARY KEY (user, client)
) WITHOUT ROWID;

-- The settings of the desk: one row.
CREATE TABLE desk (
    only     INTEGER PRIMARY KEY CHECK (only = 1),
    name     TEXT NOT NULL,
    zone     TEXT NOT NULL,
    region   TEXT NOT NULL,
    dial_url TEXT NOT NULL
);

-- What is handed out next, and the day that is not closed yet: one row.
CREATE TABLE counters (
    only            INTEGER PRIMARY KEY CHECK (only = 1),
    next_lead       INTEGER NOT NULL,
    next_assignment INTEGER NOT NULL,
    next_call       INTEGER NOT NULL,
    next_recycle    INTEGER NOT NULL,
    open_day        TEXT    NOT NULL
);

CREATE TABLE users (
    username           TEXT    PRIMARY KEY NOT NULL,
    name               TEXT    NOT NULL,
    role               TEXT    NOT NULL,
    campaigns          TEXT    NOT NULL,
    daily_target       INTEGER NOT NULL,
    may_keep_callbacks INTEGER NOT NULL,
    active             INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE campaigns (
    id            TEXT    PRIMARY KEY NOT NULL,
    name          TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    outcomes      TEXT    NOT NULL,
    dial_statuses TEXT    NOT NULL,
    claim_minutes INTEGER NOT NULL,
    claims_max    INTEGER NOT NULL,
    script        TEXT    NOT NULL,
    active        INTEGER NOT NULL
);

CREATE TABLE lists (
    id       TEXT    PRIMARY KEY NOT NULL,
    campaign TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    active   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE leads (
    id                 INTEGER PRIMARY KEY,
    list               TEXT    NOT NULL,
    phone              TEXT    NOT NULL,
    name               TEXT    NOT NULL,
    zone               TEXT    NOT NULL,
    columns            TEXT    NOT NULL,
    status             TEXT    NOT NULL,
    attempts           INTEGER NOT NULL,
    called_since_reset INTEGER NOT NULL,
    do_not_call        INTEGER NOT NULL,
    last_call          INTEGER NOT NULL,
    last_outcome       TEXT    NOT NULL
);
CREATE INDEX leads_by_list ON leads (list);
CREATE INDEX leads_by_phone ON leads (phone);

-- Every assignment there ever was; those in an agent's hands have stage assigned or claimed.
CREATE TABLE assignments (
    id            INTEGER PRIMARY KEY,
    lead          INTEGER NOT NULL,
    list          TEXT    NOT NULL,
    campaign      TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    agent         TEXT    NOT NULL,
    day           TEXT    NOT NULL,
    assigned_at   INTEGER NOT NULL,
    assigned_by   TEXT    NOT NULL,
    stage         TEXT    NOT NULL,
    claim_expires INTEGER NOT NULL,
    call_started  INTEGER NOT NULL,
    ended_at      INTEGER NOT NULL
);
CREATE INDEX assignments_by_lead ON assignments (lead);
CREATE INDEX assignments_by_day ON assignments (day);

-- Every call with its outcome, and the lead as it was then. Not archived yet: archived_at = 0.
CREATE TABLE completed_calls (
    id           INTEGER PRIMARY KEY,
    assignment   INTEGER NOT NULL,
    lead         INTEGER NOT NULL,
    list         TEXT    NOT NULL,
    campaign     TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    agent        TEXT    NOT NULL,
    day          TEXT    NOT NULL,
    started_at   INTEGER NOT NULL,
    completed_at INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    outcome      TEXT    NOT NULL,
    notes        TEXT    NOT NULL,
    phone        TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    zone         TEXT    NOT NULL,
    columns      TEXT    NOT NULL,
    late         INTEGER NOT NULL,
    archived_at  INTEGER NOT NULL
);
CREATE INDEX completed_calls_by_day ON completed_calls (day);
CREATE INDEX completed_calls_by_agent ON completed_calls (agent, day);
CREATE INDEX completed_calls_by_outcome ON completed_calls (outcome, day);
CREATE INDEX completed_calls_by_campaign ON completed_calls (campaign, day);
CREATE INDEX completed_calls_by_lead ON completed_calls (lead);
CREATE INDEX completed_calls_at_hand ON completed_calls (id) WHERE archived_at = 0;

-- An agent's figures of one day and kind: assigned = completed + taken_back + uncompleted.
CREATE TABLE tallies (
    agent      TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    day        TEXT    NOT NULL,
    assigned   INTEGER NOT NULL,
    completed  INTEGER NOT NULL,
    taken_back INTEGER NOT NULL,
    calls      INTEGER NOT NULL,
    last_call  INTEGER NOT NULL,
    PRIMARY KEY (day, agent, kind)
) WITHOUT ROWID;

-- The recycling log. agent and kind are its scope: NULL means all.
CREATE TABLE recycle_log (
    id       INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    "by"     TEXT    NOT NULL,
    day      TEXT    NOT NULL,
    agent    TEXT,
    kind     TEXT,
    recycled INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    agents   TEXT    NOT NULL,
    finished INTEGER NOT NULL
);
CREATE INDEX recycle_log_unfinished ON recycle_log (id) WHERE finished = 0;

-- The names of the call-completion document.
CREATE VIEW clients AS
    SELECT leads.* FROM leads JOIN lists ON lists.id = leads.list
    JOIN campaigns ON campaigns.id = lists.campaign WHERE campaigns.kind = 'client';
CREATE VIEW customers AS
    SELECT leads.* FROM leads JOIN lists ON lists.id = leads.list
    JOIN campaigns ON campaigns.id = lists.campaign WHERE campaigns.kind = 'customer';
CREATE VIEW completedCalls AS
    SELECT id, kind AS type, agent, name, phone, day,
           strftime('%Y-%m-%dT%H:%M:%fZ', completed_at / 1000.0, 'unixepoch') AS completed,
           outcome, notes, columns AS original, lead, list, campaign, late,
           archived_at <> 0 AS archived
    FROM completed_calls;
)sql";

// Files that entered a list, and which leads came of it. And an archive that can be sorted.
constexpr const char* imports_sql = R"sql(

ALTER TABLE leads ADD COLUMN was_assigned INTEGER NOT NULL DEFAULT 0;
UPDATE leads SET was_assigned = 1 WHERE id IN (SELECT lead FROM assignments);
ALTER TABLE counters ADD COLUMN next_import INTEGER NOT NULL DEFAULT 1;
ALTER TABLE recycle_log ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0;

-- Its leads are first, first + 1, ...; once it was undone (undone_at) they are gone.
CREATE TABLE imports (
    id        INTEGER PRIMARY KEY,
    list      TEXT    NOT NULL,
    file      TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    "by"      TEXT    NOT NULL,
    count     INTEGER NOT NULL,
    first     INTEGER NOT NULL,
    undone_at INTEGER NOT NULL
);

-- The first page of the archive in each order of its columns; agent and outcome have theirs.
CREATE INDEX completed_calls_by_completed ON completed_calls (completed_at);
CREATE INDEX completed_calls_by_name ON completed_calls (name COLLATE NOCASE);
CREATE INDEX completed_calls_by_length
    ON completed_calls (iif(started_at = 0, 0, completed_at - started_at));
)sql";

// Promises to call again. Open ones have status ACTIVE or LIVE; ended ones are kept.
constexpr const char* callbacks_sql = R"sql(
CREATE TABLE callbacks (
    callback_id   INTEGER PRIMARY KEY,
    lead_id       INTEGER NOT NULL,
    list_id       TEXT    NOT NULL,
    campaign_id   TEXT    NOT NULL,
    status        TEXT    NOT NULL,
    entry_time    INTEGER NOT NULL,
    callback_time INTEGER NOT NULL,
    modify_date   INTEGER NOT NULL,
    user          TEXT    NOT NULL,
    recipient     TEXT    NOT NULL,
    comments      TEXT    NOT NULL,
    wall_time     TEXT    NOT NULL,
    zone          TEXT    NOT NULL,
    ended         TEXT    NOT NULL,
    why           TEXT    NOT NULL
);
CREATE INDEX callbacks_by_lead ON callbacks (lead_id);
CREATE INDEX callbacks_by_status ON callbacks (status);
CREATE INDEX callbacks_by_time ON callbacks (callback_time);
ALTER TABLE counters ADD COLUMN next_callback INTEGER NOT NULL DEFAULT 1;
ALTER TABLE campaigns ADD COLUMN callback_days INTEGER NOT NULL DEFAULT 365;
)sql";

// What comes next: agents who take it themselves, waits between two calls, calling hours, and lists
// that expire.
constexpr const char* hopper_sql = R"sql(
ALTER TABLE campaigns ADD COLUMN agents_pull INTEGER NOT NULL DEFAULT 0;
ALTER TABLE campaigns ADD COLUMN pool_order TEXT NOT NULL DEFAULT 'fewest_attempts';
ALTER TABLE campaigns ADD COLUMN only_since_reset INTEGER NOT NULL DEFAULT 0;
ALTER TABLE campaigns ADD COLUMN recycling TEXT NOT NULL DEFAULT '[]';
ALTER TABLE campaigns ADD COLUMN hours TEXT NOT NULL DEFAULT '{}';
ALTER TABLE lists ADD COLUMN expires TEXT NOT NULL DEFAULT '';
ALTER TABLE assignments ADD COLUMN from_hopper INTEGER NOT NULL DEFAULT 0;
ALTER TABLE counters ADD COLUMN waits_ended INTEGER NOT NULL DEFAULT 0;
)sql";

// Rules of campaigns for callbacks, what happened to each, and indexes for every way to look at a
// million of them. Status stands last or alone: it changes with every release.
constexpr const char* callback_rules_sql = R"sql(
ALTER TABLE campaigns ADD COLUMN callbacks TEXT NOT NULL DEFAULT '{}';
ALTER TABLE users ADD COLUMN may_set_callbacks INTEGER NOT NULL DEFAULT 1;
ALTER TABLE callbacks ADD COLUMN retries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE callbacks ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0;

-- Who set, moved, released, took and ended each callback; record names the record it came of.
CREATE TABLE callback_history (
    callback_id   INTEGER NOT NULL,
    record        INTEGER NOT NULL,
    step          INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    "by"          TEXT    NOT NULL,
    what          TEXT    NOT NULL,
    callback_time INTEGER NOT NULL,
    user          TEXT    NOT NULL,
    recipient     TEXT,
    ended         TEXT    NOT NULL,
    why           TEXT    NOT NULL,
    PRIMARY KEY (callback_id, record, step)
) WITHOUT ROWID;
INSERT INTO callback_history
    SELECT ifnull(event.value ->> '$.callback.callback_id', event.value ->> '$.callback'),
           records.seq, event.key, records.at, records.user,
           CASE event.value ->> '$.type' WHEN 'CallbackBooked' THEN 'booked'
                WHEN 'CallbackMoved' THEN 'moved' WHEN 'CallbackReleased' THEN 'released'
                ELSE 'ended' END,
           ifnull(event.value ->> '$.callback.callback_time', 0),
           ifnull(event.value ->> '$.callback.user', ''),
           event.value ->> '$.callback.recipient',
           ifnull(event.value ->> '$.end', ''), ''
    FROM records JOIN json_each(records.events) AS event
    WHERE instr(records.events, '"Callback') > 0
      AND event.value ->> '$.type' IN ('CallbackBooked', 'CallbackMoved', 'CallbackReleased',
                                       'CallbackEnded');
UPDATE callback_history SET why = (SELECT why FROM callbacks
                                   WHERE callbacks.callback_id = callback_history.callback_id)
    WHERE what = 'ended';

DROP INDEX callbacks_by_status;
CREATE INDEX callbacks_by_status
    ON callbacks (status, callback_time, campaign_id, list_id, user, recipient);
CREATE INDEX callbacks_by_user
    ON callbacks (user, callback_time, campaign_id, list_id, recipient);
CREATE INDEX callbacks_by_campaign
    ON callbacks (campaign_id, callback_time, list_id, user, recipient);
CREATE INDEX callbacks_by_list
    ON callbacks (list_id, callback_time, campaign_id, user, recipient);
CREATE INDEX callbacks_by_entry ON callbacks (entry_time);
CREATE INDEX callbacks_by_modified ON callbacks (modify_date);
)sql";

// An archive that can be searched by text: three letters after each other lead to the calls that
// have them. The triggers keep it whoever writes the table, in the same transaction. What is erased
// from a call is gone from here once its pages are merged, which 'optimize' does at once:
// INSERT INTO completed_calls_text (completed_calls_text) VALUES ('optimize').
constexpr const char* calls_text_sql = R"sql(
CREATE VIRTUAL TABLE completed_calls_text USING fts5(
    name, phone, notes,
    content = 'completed_calls', content_rowid = 'id', tokenize = 'trigram', detail = none
);
INSERT INTO completed_calls_text (completed_calls_text) VALUES ('rebuild');
CREATE TRIGGER completed_calls_text_added AFTER INSERT ON completed_calls BEGIN
    INSERT INTO completed_calls_text (rowid, name, phone, notes)
        VALUES (new.id, new.name, new.phone, new.notes);
END;
CREATE TRIGGER completed_calls_text_changed AFTER UPDATE ON completed_calls
WHEN old.name IS NOT new.name OR old.phone IS NOT new.phone OR old.notes IS NOT new.notes BEGIN
    INSERT INTO completed_calls_text (completed_calls_text, rowid, name, phone, notes)
        VALUES ('delete', old.id, old.name, old.phone, old.notes);
    INSERT INTO completed_calls_text (rowid, name, phone, notes)
        VALUES (new.id, new.name, new.phone, new.notes);
END;
CREATE TRIGGER completed_calls_text_gone AFTER DELETE ON completed_calls BEGIN
    INSERT INTO completed_calls_text (completed_calls_text, rowid, name, phone, notes)
        VALUES ('delete', old.id, old.name, old.phone, old.notes);
END;
)sql";

// Who must not be called, by the desk (campaign '') or in one campaign. expires is the last day it
// holds, '' for ever. leads.barred says of each lead whether its number stands here.
constexpr const char* do_not_call_sql = R"sql(
CREATE TABLE do_not_call (
    campaign TEXT    NOT NULL,
    phone    TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    added_at INTEGER NOT NULL,
    added_by TEXT    NOT NULL,
    expires  TEXT    NOT NULL,
    PRIMARY KEY (phone, campaign)
) WITHOUT ROWID;
CREATE INDEX do_not_call_by_time ON do_not_call (added_at);
ALTER TABLE leads ADD COLUMN barred INTEGER NOT NULL DEFAULT 0;
CREATE INDEX completed_calls_by_campaign_outcome ON completed_calls (campaign, outcome, day);
)sql";

// How many calls and assignments there are: counted one by one, a month's report or an outcome's
// share of ten million takes seconds. The triggers keep the sums whoever writes the tables.
constexpr const char* sums_sql = R"sql(
-- Of all days together.
CREATE TABLE call_sums (
    agent    TEXT    NOT NULL,
    campaign TEXT    NOT NULL,
    outcome  TEXT    NOT NULL,
    calls    INTEGER NOT NULL,
    PRIMARY KEY (agent, campaign, outcome)
) WITHOUT ROWID;
-- Of each day; seconds is the time on the line, late how many were heard of after their day.
CREATE TABLE call_day_sums (
    day      TEXT    NOT NULL,
    agent    TEXT    NOT NULL,
    campaign TEXT    NOT NULL,
    outcome  TEXT    NOT NULL,
    calls    INTEGER NOT NULL,
    seconds  INTEGER NOT NULL,
    late     INTEGER NOT NULL,
    PRIMARY KEY (day, agent, campaign, outcome)
) WITHOUT ROWID;
-- called: those of them whose call was begun.
CREATE TABLE assignment_day_sums (
    day      TEXT    NOT NULL,
    agent    TEXT    NOT NULL,
    campaign TEXT    NOT NULL,
    assigned INTEGER NOT NULL,
    called   INTEGER NOT NULL,
    PRIMARY KEY (day, agent, campaign)
) WITHOUT ROWID;
INSERT INTO call_sums
    SELECT agent, campaign, outcome, count(*) FROM completed_calls
    GROUP BY agent, campaign, outcome;
INSERT INTO call_day_sums
    SELECT day, agent, campaign, outcome, count(*),
           sum(iif(started_at = 0, 0, (completed_at - started_at) / 1000)), sum(late)
    FROM completed_calls GROUP BY day, agent, campaign, outcome;
INSERT INTO assignment_day_sums
    SELECT day, agent, campaign, count(*), sum(call_started <> 0) FROM assignments
    GROUP BY day, agent, campaign;

CREATE TRIGGER call_sums_added AFTER INSERT ON completed_calls BEGIN
    INSERT INTO call_sums VALUES (new.agent, new.campaign, new.outcome, 1)
        ON CONFLICT (agent, campaign, outcome) DO UPDATE SET calls = calls + 1;
    INSERT INTO call_day_sums
        VALUES (new.day, new.agent, new.campaign, new.outcome, 1,
                iif(new.started_at = 0, 0, (new.completed_at - new.started_at) / 1000), new.late)
        ON CONFLICT (day, agent, campaign, outcome) DO UPDATE
            SET calls = calls + 1, seconds = seconds + excluded.seconds,
                late = late + excluded.late;
END;
CREATE TRIGGER call_sums_changed
AFTER UPDATE OF day, agent, campaign, outcome ON completed_calls BEGIN
    UPDATE call_sums SET calls = calls - 1
        WHERE agent = old.agent AND campaign = old.campaign AND outcome = old.outcome;
    UPDATE call_day_sums
        SET calls = calls - 1, late = late - old.late,
            seconds = seconds -
                iif(old.started_at = 0, 0, (old.completed_at - old.started_at) / 1000)
        WHERE day = old.day AND agent = old.agent AND campaign = old.campaign
          AND outcome = old.outcome;
    INSERT INTO call_sums VALUES (new.agent, new.campaign, new.outcome, 1)
        ON CONFLICT (agent, campaign, outcome) DO UPDATE SET calls = calls + 1;
    INSERT INTO call_day_sums
        VALUES (new.day, new.agent, new.campaign, new.outcome, 1,
                iif(new.started_at = 0, 0, (new.completed_at - new.started_at) / 1000), new.late)
        ON CONFLICT (day, agent, campaign, outcome) DO UPDATE
            SET calls = calls + 1, seconds = seconds + excluded.seconds,
                late = late + excluded.late;
END;
CREATE TRIGGER call_sums_gone AFTER DELETE ON completed_calls BEGIN
    UPDATE call_sums SET calls = calls - 1
        WHERE agent = old.agent AND campaign = old.campaign AND outcome = old.outcome;
    UPDATE call_day_sums
        SET calls = calls - 1, late = late - old.late,
            seconds = seconds -
                iif(old.started_at = 0, 0, (old.completed_at - old.started_at) / 1000)
        WHERE day = old.day AND agent = old.agent AND campaign = old.campaign
          AND outcome = old.outcome;
END;
CREATE TRIGGER assignment_sums_added AFTER INSERT ON assignments BEGIN
    INSERT INTO assignment_day_sums
        VALUES (new.day, new.agent, new.campaign, 1, new.call_started <> 0)
        ON CONFLICT (day, agent, campaign) DO UPDATE
            SET assigned = assigned + 1, called = called + excluded.called;
END;
CREATE TRIGGER assignment_sums_changed
AFTER UPDATE OF day, agent, campaign, call_started ON assignments
WHEN (old.call_started <> 0) <> (new.call_started <> 0) OR old.agent <> new.agent
    OR old.campaign <> new.campaign OR old.day <> new.day BEGIN
    UPDATE assignment_day_sums
        SET assigned = assigned - 1, called = called - (old.call_started <> 0)
        WHERE day = old.day AND agent = old.agent AND campaign = old.campaign;
    INSERT INTO assignment_day_sums
        VALUES (new.day, new.agent, new.campaign, 1, new.call_started <> 0)
        ON CONFLICT (day, agent, campaign) DO UPDATE
            SET assigned = assigned + 1, called = called + excluded.called;
END;
CREATE TRIGGER assignment_sums_gone AFTER DELETE ON assignments BEGIN
    UPDATE assignment_day_sums
        SET assigned = assigned - 1, called = called - (old.call_started <> 0)
        WHERE day = old.day AND agent = old.agent AND campaign = old.campaign;
END;
)sql";

// By it a command that is sent again is told from another one under the same number; 0 where the
// record is older than that. It may be set to 0 again: nothing else is made of it.
constexpr const char* digests_sql = R"sql(
ALTER TABLE records ADD COLUMN digest INTEGER NOT NULL DEFAULT 0;
)sql";

// Claims that were extended by themselves.
constexpr const char* claims_sql = R"sql(
ALTER TABLE assignments ADD COLUMN extended INTEGER NOT NULL DEFAULT 0;
)sql";

// Work that no rule could place. Open items have state 'open'; closed ones are kept.
constexpr const char* unplaced_sql = R"sql(
CREATE TABLE unplaced (
    id         INTEGER PRIMARY KEY,
    "by"       TEXT    NOT NULL,
    source     TEXT    NOT NULL,
    handed_at  INTEGER NOT NULL,
    command    TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    why        TEXT    NOT NULL,
    wished_at  INTEGER NOT NULL,
    assignment INTEGER NOT NULL,
    lead       INTEGER NOT NULL,
    list       TEXT    NOT NULL,
    campaign   TEXT    NOT NULL,
    phone      TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    outcome    TEXT    NOT NULL,
    notes      TEXT    NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER NOT NULL,
    callback   TEXT,
    note       TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    closed_by  TEXT    NOT NULL,
    closed_at  INTEGER NOT NULL,
    closed_why TEXT    NOT NULL,
    placed_on  INTEGER NOT NULL,
    call       INTEGER NOT NULL
);
CREATE INDEX unplaced_open ON unplaced (id) WHERE state = 'open';
ALTER TABLE counters ADD COLUMN next_unplaced INTEGER NOT NULL DEFAULT 1;
-- What was written of the call before, where a manager handed the number back.
ALTER TABLE assignments ADD COLUMN notes TEXT NOT NULL DEFAULT '';
)sql";

// What makes a file of version `from` one of version `from + 1`.
struct Migration {
    std::int64_t from;
    const char* sql;
};
constexpr Migration migrations[] = {
    {0, tables_sql},         {1, imports_sql},    {2, callbacks_sql},   {3, hopper_sql},
    {4, callback_rules_sql}, {5, calls_text_sql}, {6, do_not_call_sql}, {7, sums_sql},
    {8, digests_sql},        {9, claims_sql},     {10, unplaced_sql},
};

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
    for (const Migration& migration : migrations) {
        if (version <= migration.from) db.exec(migration.sql);
    }
    if (version < schema_version) db.exec(versions_sql());
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
