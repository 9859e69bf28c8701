-- A call that was made to keep a promise, and one whose agent corrected its outcome: the first one.

ALTER TABLE completed_calls ADD COLUMN from_callback INTEGER NOT NULL DEFAULT 0;
ALTER TABLE completed_calls ADD COLUMN corrected_from TEXT NOT NULL DEFAULT '';
