-- A point of an agenda may be for those alone who prepare the meeting and sit in its body, and names the papers it is about.
ALTER TABLE agenda_items ADD COLUMN is_internal boolean NOT NULL DEFAULT FALSE;
ALTER TABLE agenda_items ADD COLUMN documents jsonb NOT NULL DEFAULT '[]';
