-- Promises to call again. Open ones have status ACTIVE or LIVE; ended ones are kept.

CREATE TABLE callbacks (
    callback_id   INTEGER PRIMARY KEY,
    lead_id       INTEGER NOT NULL,
    list_id       TEXT    NOT NULL,
    campaign_id   TEXT    NOT NULL,
    status        TEXT    NOT NULL,
    entry_time    INTEGER NOT NULL,
    callback_time INTEGER NOT NULL,
    modify_date   INTEGER NOT NULL,
    user          TEXT    NOT NULL,
    recipient     TEXT    NOT NULL,
    comments      TEXT    NOT NULL,
    wall_time     TEXT    NOT NULL,
    zone          TEXT    NOT NULL,
    ended         TEXT    NOT NULL,
    why           TEXT    NOT NULL
);
CREATE INDEX callbacks_by_lead ON callbacks (lead_id);
CREATE INDEX callbacks_by_status ON callbacks (status);
CREATE INDEX callbacks_by_time ON callbacks (callback_time);
ALTER TABLE counters ADD COLUMN next_callback INTEGER NOT NULL DEFAULT 1;
ALTER TABLE campaigns ADD COLUMN callback_days INTEGER NOT NULL DEFAULT 365;
