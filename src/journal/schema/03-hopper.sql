-- What comes next: agents who take it themselves, waits between two calls, calling hours, and lists
-- that expire.

ALTER TABLE campaigns ADD COLUMN agents_pull INTEGER NOT NULL DEFAULT 0;
ALTER TABLE campaigns ADD COLUMN pool_order TEXT NOT NULL DEFAULT 'fewest_attempts';
ALTER TABLE campaigns ADD COLUMN only_since_reset INTEGER NOT NULL DEFAULT 0;
ALTER TABLE campaigns ADD COLUMN recycling TEXT NOT NULL DEFAULT '[]';
ALTER TABLE campaigns ADD COLUMN hours TEXT NOT NULL DEFAULT '{}';
ALTER TABLE lists ADD COLUMN expires TEXT NOT NULL DEFAULT '';
ALTER TABLE assignments ADD COLUMN from_hopper INTEGER NOT NULL DEFAULT 0;
ALTER TABLE counters ADD COLUMN waits_ended INTEGER NOT NULL DEFAULT 0;
