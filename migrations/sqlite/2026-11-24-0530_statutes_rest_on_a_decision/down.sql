DROP TRIGGER IF EXISTS statutes_keep_past;
ALTER TABLE statutes_past DROP COLUMN source;
ALTER TABLE statutes_past DROP COLUMN decision_id;
ALTER TABLE statutes DROP COLUMN source;
ALTER TABLE statutes DROP COLUMN decision_id;
