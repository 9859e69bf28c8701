-- People query these tables as they stand. Instants are milliseconds since 1970 in UTC and 0 where
-- there is none: datetime(completed_at / 1000, 'unixepoch'). Days are texts, 2026-11-21, in the
-- desk's time zone. Columns, outcomes and the like are JSON, for SQLite's json_extract, json_each.

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
