DROP INDEX attendances_meeting_id_substitutes_id_key;
DROP INDEX attendances_substitutes_id;
ALTER TABLE decisions DROP COLUMN decided_at;
ALTER TABLE attendances DROP COLUMN substitute_votes;
ALTER TABLE attendances DROP COLUMN substitutes_id;
ALTER TABLE attendances DROP COLUMN stays;
