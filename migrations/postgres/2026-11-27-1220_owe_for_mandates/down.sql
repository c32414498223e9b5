DELETE FROM legal_tasks WHERE mandate_id IS NOT NULL;
DROP INDEX legal_tasks_mandate_id_event_opened_on_key;
DROP INDEX legal_tasks_body_id_event_opened_on_key;
ALTER TABLE legal_tasks ADD CONSTRAINT legal_tasks_body_id_event_opened_on_key UNIQUE (body_id, event, opened_on);
ALTER TABLE legal_tasks DROP COLUMN mandate_id;
