-- What a version of the statutes rests on: the decision that adopted it, or where it was found.
ALTER TABLE statutes ADD COLUMN decision_id BLOB REFERENCES decisions (id);
ALTER TABLE statutes ADD COLUMN source TEXT;
ALTER TABLE statutes_past ADD COLUMN decision_id BLOB;
ALTER TABLE statutes_past ADD COLUMN source TEXT;
