-- Leads and calls are found by words and numbers: each is a row of words in an index, small and
-- without marks, the number in three forms (src/core/lookup.hpp). The words are made by functions
-- of the relay, so other programs can read these tables and not write them.
--
-- The triggers note which rows changed, with the words the index has of them (NULL: none), and
-- the relay brings the index up to date before it commits, all rows at once: one by one FTS5 would
-- write each to the disk. What is erased from a row is gone from here once its pages are merged,
-- which 'optimize' does at once: INSERT INTO leads_text (leads_text) VALUES ('optimize').

-- Which Recall's words they hold. Another's are made anew when the desk is opened.
CREATE TABLE text_indexes (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    made_by TEXT NOT NULL
);
INSERT INTO text_indexes VALUES (1, '');

CREATE VIEW leads_words AS SELECT id, lead_words(name, phone, columns) AS words FROM leads;
CREATE VIRTUAL TABLE leads_text USING fts5(
    words, content = 'leads_words', content_rowid = 'id',
    tokenize = 'ascii', detail = none, columnsize = 0, prefix = '4 7'
);
CREATE TABLE leads_text_changes (
    id    INTEGER PRIMARY KEY,
    words TEXT
);
CREATE TRIGGER leads_text_added AFTER INSERT ON leads BEGIN
    INSERT INTO leads_text_changes SELECT new.id, NULL
        WHERE NOT EXISTS (SELECT 1 FROM leads_text_changes WHERE id = new.id);
END;
CREATE TRIGGER leads_text_changed AFTER UPDATE ON leads
WHEN old.name IS NOT new.name OR old.phone IS NOT new.phone OR old.columns IS NOT new.columns BEGIN
    INSERT INTO leads_text_changes SELECT old.id,
        lead_words(old.name, old.phone, old.columns)
        WHERE NOT EXISTS (SELECT 1 FROM leads_text_changes WHERE id = old.id);
END;
CREATE TRIGGER leads_text_gone AFTER DELETE ON leads BEGIN
    INSERT INTO leads_text_changes SELECT old.id,
        lead_words(old.name, old.phone, old.columns)
        WHERE NOT EXISTS (SELECT 1 FROM leads_text_changes WHERE id = old.id);
END;

DROP TRIGGER completed_calls_text_added;
DROP TRIGGER completed_calls_text_changed;
DROP TRIGGER completed_calls_text_gone;
DROP TABLE completed_calls_text;
CREATE VIEW completed_calls_words AS
    SELECT id, call_words(name, phone, notes) AS words FROM completed_calls;
CREATE VIRTUAL TABLE completed_calls_text USING fts5(
    words, content = 'completed_calls_words', content_rowid = 'id',
    tokenize = 'ascii', detail = none, columnsize = 0, prefix = '4 7'
);
CREATE TABLE completed_calls_text_changes (
    id    INTEGER PRIMARY KEY,
    words TEXT
);
CREATE TRIGGER completed_calls_text_added AFTER INSERT ON completed_calls BEGIN
    INSERT INTO completed_calls_text_changes SELECT new.id, NULL
        WHERE NOT EXISTS (SELECT 1 FROM completed_calls_text_changes WHERE id = new.id);
END;
CREATE TRIGGER completed_calls_text_changed AFTER UPDATE ON completed_calls
WHEN old.name IS NOT new.name OR old.phone IS NOT new.phone OR old.notes IS NOT new.notes BEGIN
    INSERT INTO completed_calls_text_changes SELECT old.id,
        call_words(old.name, old.phone, old.notes)
        WHERE NOT EXISTS (SELECT 1 FROM completed_calls_text_changes WHERE id = old.id);
END;
CREATE TRIGGER completed_calls_text_gone AFTER DELETE ON completed_calls BEGIN
    INSERT INTO completed_calls_text_changes SELECT old.id,
        call_words(old.name, old.phone, old.notes)
        WHERE NOT EXISTS (SELECT 1 FROM completed_calls_text_changes WHERE id = old.id);
END;
