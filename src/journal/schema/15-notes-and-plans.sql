-- Which day is held open until when, where the desk's zone was changed to one with a later date. A
-- day that the version before held open in its own way ends by the clock.

ALTER TABLE desk ADD COLUMN held_day TEXT NOT NULL DEFAULT '';
ALTER TABLE desk ADD COLUMN held_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE desk ADD COLUMN one_per_person INTEGER NOT NULL DEFAULT 1;
ALTER TABLE counters DROP COLUMN day_holds_until;

-- What was written beside a completed call afterwards; record names the record it came of.
CREATE TABLE call_notes (
    call     INTEGER NOT NULL,
    record   INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    "by"     TEXT    NOT NULL,
    text     TEXT    NOT NULL,
    reviewed INTEGER NOT NULL,
    PRIMARY KEY (call, record)
) WITHOUT ROWID;
-- The standing plan of a campaign, and the last day it was done for.
ALTER TABLE campaigns ADD COLUMN plan_minute INTEGER;
ALTER TABLE campaigns ADD COLUMN planned TEXT NOT NULL DEFAULT '';
