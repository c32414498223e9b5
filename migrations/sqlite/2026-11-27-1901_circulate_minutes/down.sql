DROP INDEX meetings_minutes_approved_in;
DROP INDEX meetings_minutes_rapporteur_signature;
DROP INDEX meetings_minutes_chair_signature;
ALTER TABLE meetings DROP COLUMN minutes_sha256;
ALTER TABLE meetings DROP COLUMN minutes_approved_in;
ALTER TABLE meetings DROP COLUMN minutes_rapporteur_signature;
ALTER TABLE meetings DROP COLUMN minutes_chair_signature;
ALTER TABLE meetings DROP COLUMN minutes_circulated_at;
ALTER TABLE meetings DROP COLUMN minutes_circulated_on;
