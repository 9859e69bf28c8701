-- Claims that were extended by themselves.

ALTER TABLE assignments ADD COLUMN extended INTEGER NOT NULL DEFAULT 0;
