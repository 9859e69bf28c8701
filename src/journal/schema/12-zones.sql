-- Who says in which zone a lead is: 'desk' (nobody: the desk's counts), 'column', 'number', 'person'.
-- Leads of which nobody said so get their number's zone.

ALTER TABLE leads ADD COLUMN zone_from TEXT NOT NULL DEFAULT 'desk';
UPDATE leads SET zone_from = 'column' WHERE zone <> '';
UPDATE leads SET zone = zone_of_number(phone), zone_from = 'number'
    WHERE zone = '' AND zone_of_number(phone) <> '';
