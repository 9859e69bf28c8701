-- Work that no rule could place. Open items have state 'open'; closed ones are kept.

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
