-- Which day is held open until when, where the desk's zone was changed to one with a later date. A
-- day that the version before held open in its own way ends by the clock.

ALTER TABLE desk ADD COLUMN held_day TEXT NOT NULL DEFAULT '';
ALTER TABLE desk ADD COLUMN held_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE counters DROP COLUMN day_holds_until;
