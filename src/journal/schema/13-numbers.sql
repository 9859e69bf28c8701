-- Several numbers of one person, as JSON: [{"phone":"+234…","label":"Mobile","barred":false}, …], the
-- first too; NULL where there is one. They are found as the first is. And which of them was called.

ALTER TABLE leads ADD COLUMN numbers TEXT;
ALTER TABLE assignments ADD COLUMN called TEXT NOT NULL DEFAULT '';

DROP TRIGGER leads_text_changed;
DROP TRIGGER leads_text_gone;
DROP VIEW leads_words;
CREATE VIEW leads_words AS SELECT id, lead_words(name, phone, columns, numbers) AS words FROM leads;
CREATE TRIGGER leads_text_changed AFTER UPDATE ON leads
WHEN old.name IS NOT new.name OR old.phone IS NOT new.phone OR old.columns IS NOT new.columns
    OR old.numbers IS NOT new.numbers BEGIN
    INSERT INTO leads_text_changes SELECT old.id,
        lead_words(old.name, old.phone, old.columns, old.numbers)
        WHERE NOT EXISTS (SELECT 1 FROM leads_text_changes WHERE id = old.id);
END;
CREATE TRIGGER leads_text_gone AFTER DELETE ON leads BEGIN
    INSERT INTO leads_text_changes SELECT old.id,
        lead_words(old.name, old.phone, old.columns, old.numbers)
        WHERE NOT EXISTS (SELECT 1 FROM leads_text_changes WHERE id = old.id);
END;
