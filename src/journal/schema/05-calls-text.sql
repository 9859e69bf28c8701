-- An archive that can be searched by text: three letters after each other lead to the calls that
-- have them. The triggers keep it whoever writes the table, in the same transaction. What is erased
-- from a call is gone from here once its pages are merged, which 'optimize' does at once:
-- INSERT INTO completed_calls_text (completed_calls_text) VALUES ('optimize').

CREATE VIRTUAL TABLE completed_calls_text USING fts5(
    name, phone, notes,
    content = 'completed_calls', content_rowid = 'id', tokenize = 'trigram', detail = none
);
INSERT INTO completed_calls_text (completed_calls_text) VALUES ('rebuild');
CREATE TRIGGER completed_calls_text_added AFTER INSERT ON completed_calls BEGIN
    INSERT INTO completed_calls_text (rowid, name, phone, notes)
        VALUES (new.id, new.name, new.phone, new.notes);
END;
CREATE TRIGGER completed_calls_text_changed AFTER UPDATE ON completed_calls
WHEN old.name IS NOT new.name OR old.phone IS NOT new.phone OR old.notes IS NOT new.notes BEGIN
    INSERT INTO completed_calls_text (completed_calls_text, rowid, name, phone, notes)
        VALUES ('delete', old.id, old.name, old.phone, old.notes);
    INSERT INTO completed_calls_text (rowid, name, phone, notes)
        VALUES (new.id, new.name, new.phone, new.notes);
END;
CREATE TRIGGER completed_calls_text_gone AFTER DELETE ON completed_calls BEGIN
    INSERT INTO completed_calls_text (completed_calls_text, rowid, name, phone, notes)
        VALUES ('delete', old.id, old.name, old.phone, old.notes);
END;
