-- The action that a point of an agenda takes up again: once on an agenda.
ALTER TABLE agenda_items ADD COLUMN action_id BLOB REFERENCES actions (id);
CREATE UNIQUE INDEX agenda_items_meeting_id_action_id_key ON agenda_items (meeting_id, action_id) WHERE action_id IS NOT NULL;
CREATE INDEX agenda_items_action_id ON agenda_items (action_id, meeting_id) WHERE action_id IS NOT NULL;
