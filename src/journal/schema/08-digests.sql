-- By it a command that is sent again is told from another one under the same number; 0 where the
-- record is older than that. It may be set to 0 again: nothing else is made of it.

ALTER TABLE records ADD COLUMN digest INTEGER NOT NULL DEFAULT 0;
