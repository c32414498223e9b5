DROP INDEX meetings_minutes_approved_in;
DROP INDEX meetings_minutes_rapporteur_signed_by;
DROP INDEX meetings_minutes_chair_signed_by;
ALTER TABLE meetings DROP COLUMN minutes_sha256;
ALTER TABLE meetings DROP COLUMN minutes_approved_in;
ALTER TABLE meetings DROP COLUMN minutes_rapporteur_signed_by;
ALTER TABLE meetings DROP COLUMN minutes_chair_signed_by;
ALTER TABLE meetings DROP COLUMN minutes_circulated_at;
ALTER TABLE meetings DROP COLUMN minutes_circulated_on;
