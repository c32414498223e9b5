ALTER TABLE agenda_items DROP COLUMN documents;
ALTER TABLE agenda_items DROP COLUMN is_internal;
