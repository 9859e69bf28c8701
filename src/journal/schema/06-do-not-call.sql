-- Who must not be called, by the desk (campaign '') or in one campaign. expires is the last day it
-- holds, '' for ever. leads.barred says of each lead whether its number stands here.

CREATE TABLE do_not_call (
    campaign TEXT    NOT NULL,
    phone    TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    added_at INTEGER NOT NULL,
    added_by TEXT    NOT NULL,
    expires  TEXT    NOT NULL,
    PRIMARY KEY (phone, campaign)
) WITHOUT ROWID;
CREATE INDEX do_not_call_by_time ON do_not_call (added_at);
ALTER TABLE leads ADD COLUMN barred INTEGER NOT NULL DEFAULT 0;
CREATE INDEX completed_calls_by_campaign_outcome ON completed_calls (campaign, outcome, day);
