ALTER TABLE statutes DROP COLUMN source;
ALTER TABLE statutes DROP COLUMN decision_id;
