DROP INDEX agenda_items_action_id;
DROP INDEX agenda_items_meeting_id_action_id_key;
ALTER TABLE agenda_items DROP COLUMN action_id;
