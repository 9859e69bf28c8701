-- Rules of campaigns for callbacks, what happened to each, and indexes for every way to look at a
-- million of them. Status stands last or alone: it changes with every release.

ALTER TABLE campaigns ADD COLUMN callbacks TEXT NOT NULL DEFAULT '{}';
ALTER TABLE users ADD COLUMN may_set_callbacks INTEGER NOT NULL DEFAULT 1;
ALTER TABLE callbacks ADD COLUMN retries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE callbacks ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0;

-- Who set, moved, released, took and ended each callback; record names the record it came of.
CREATE TABLE callback_history (
    callback_id   INTEGER NOT NULL,
    record        INTEGER NOT NULL,
    step          INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    "by"          TEXT    NOT NULL,
    what          TEXT    NOT NULL,
    callback_time INTEGER NOT NULL,
    user          TEXT    NOT NULL,
    recipient     TEXT,
    ended         TEXT    NOT NULL,
    why           TEXT    NOT NULL,
    PRIMARY KEY (callback_id, record, step)
) WITHOUT ROWID;
INSERT INTO callback_history
    SELECT ifnull(event.value ->> '$.callback.callback_id', event.value ->> '$.callback'),
           records.seq, event.key, records.at, records.user,
           CASE event.value ->> '$.type' WHEN 'CallbackBooked' THEN 'booked'
                WHEN 'CallbackMoved' THEN 'moved' WHEN 'CallbackReleased' THEN 'released'
                ELSE 'ended' END,
           ifnull(event.value ->> '$.callback.callback_time', 0),
           ifnull(event.value ->> '$.callback.user', ''),
           event.value ->> '$.callback.recipient',
           ifnull(event.value ->> '$.end', ''), ''
    FROM records JOIN json_each(records.events) AS event
    WHERE instr(records.events, '"Callback') > 0
      AND event.value ->> '$.type' IN ('CallbackBooked', 'CallbackMoved', 'CallbackReleased',
                                       'CallbackEnded');
UPDATE callback_history SET why = (SELECT why FROM callbacks
                                   WHERE callbacks.callback_id = callback_history.callback_id)
    WHERE what = 'ended';

DROP INDEX callbacks_by_status;
CREATE INDEX callbacks_by_status
    ON callbacks (status, callback_time, campaign_id, list_id, user, recipient);
CREATE INDEX callbacks_by_user
    ON callbacks (user, callback_time, campaign_id, list_id, recipient);
CREATE INDEX callbacks_by_campaign
    ON callbacks (campaign_id, callback_time, list_id, user, recipient);
CREATE INDEX callbacks_by_list
    ON callbacks (list_id, callback_time, campaign_id, user, recipient);
CREATE INDEX callbacks_by_entry ON callbacks (entry_time);
CREATE INDEX callbacks_by_modified ON callbacks (modify_date);
