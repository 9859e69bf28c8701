-- Leads and calls are found by words and numbers: each is a row of words in an index, small and
-- without marks, the number in three forms (src/core/lookup.hpp). The triggers keep it whoever
-- writes the table, in the same transaction; their functions are the relay's, so other programs
-- can read these tables and not write them. What is erased from a row is gone from here once its
-- pages are merged, which 'optimize' does at once:
-- INSERT INTO leads_text (leads_text) VALUES ('optimize').

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
CREATE TRIGGER leads_text_added AFTER INSERT ON leads BEGIN
    INSERT INTO leads_text (rowid, words)
        VALUES (new.id, lead_words(new.name, new.phone, new.columns));
END;
CREATE TRIGGER leads_text_changed AFTER UPDATE ON leads
WHEN old.name IS NOT new.name OR old.phone IS NOT new.phone OR old.columns IS NOT new.columns BEGIN
    INSERT INTO leads_text (leads_text, rowid, words)
        VALUES ('delete', old.id, lead_words(old.name, old.phone, old.columns));
    INSERT INTO leads_text (rowid, words)
        VALUES (new.id, lead_words(new.name, new.phone, new.columns));
END;
CREATE TRIGGER leads_text_gone AFTER DELETE ON leads BEGIN
    INSERT INTO leads_text (leads_text, rowid, words)
        VALUES ('delete', old.id, lead_words(old.name, old.phone, old.columns));
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
CREATE TRIGGER completed_calls_text_added AFTER INSERT ON completed_calls BEGIN
    INSERT INTO completed_calls_text (rowid, words)
        VALUES (new.id, call_words(new.name, new.phone, new.notes));
END;
CREATE TRIGGER completed_calls_text_changed AFTER UPDATE ON completed_calls
WHEN old.name IS NOT new.name OR old.phone IS NOT new.phone OR old.notes IS NOT new.notes BEGIN
    INSERT INTO completed_calls_text (completed_calls_text, rowid, words)
        VALUES ('delete', old.id, call_words(old.name, old.phone, old.notes));
    INSERT INTO completed_calls_text (rowid, words)
        VALUES (new.id, call_words(new.name, new.phone, new.notes));
END;
CREATE TRIGGER completed_calls_text_gone AFTER DELETE ON completed_calls BEGIN
    INSERT INTO completed_calls_text (completed_calls_text, rowid, words)
        VALUES ('delete', old.id, call_words(old.name, old.phone, old.notes));
END;
