-- Who may ring a customer whose hours are closed, and what was said of it where somebody did. A call's
-- day is from now on the one it was made on; calls of before keep that of their assignment.

ALTER TABLE campaigns ADD COLUMN closed_calls TEXT NOT NULL DEFAULT 'nobody';
ALTER TABLE assignments ADD COLUMN closed_why TEXT NOT NULL DEFAULT '';
ALTER TABLE completed_calls ADD COLUMN closed_there INTEGER NOT NULL DEFAULT 0;
ALTER TABLE completed_calls ADD COLUMN closed_why TEXT NOT NULL DEFAULT '';
-- A list with fewer numbers is running low; and until when the open day is held open.
ALTER TABLE desk ADD COLUMN pool_low INTEGER NOT NULL DEFAULT 50;
ALTER TABLE counters ADD COLUMN day_holds_until INTEGER NOT NULL DEFAULT 0;
