-- Files that entered a list, and which leads came of it. And an archive that can be sorted.

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
