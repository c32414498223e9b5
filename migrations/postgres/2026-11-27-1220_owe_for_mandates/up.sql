-- What is owed because of one mandate is owed for it alone: two who leave on one day are two tasks.
ALTER TABLE legal_tasks ADD COLUMN mandate_id uuid REFERENCES mandates (id);
ALTER TABLE legal_tasks DROP CONSTRAINT legal_tasks_body_id_event_opened_on_key;
CREATE UNIQUE INDEX legal_tasks_body_id_event_opened_on_key ON legal_tasks (body_id, event, opened_on) WHERE mandate_id IS NULL;
CREATE UNIQUE INDEX legal_tasks_mandate_id_event_opened_on_key ON legal_tasks (mandate_id, event, opened_on) WHERE mandate_id IS NOT NULL;
