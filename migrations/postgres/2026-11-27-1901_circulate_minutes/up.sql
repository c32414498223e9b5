-- Minutes are sent round before they are approved, signed or approved by a later meeting, and hashed when they are locked.
ALTER TABLE meetings ADD COLUMN minutes_circulated_on DATE;
ALTER TABLE meetings ADD COLUMN minutes_circulated_at timestamptz;
ALTER TABLE meetings ADD COLUMN minutes_chair_signed_by uuid REFERENCES persons (id);
ALTER TABLE meetings ADD COLUMN minutes_rapporteur_signed_by uuid REFERENCES persons (id);
ALTER TABLE meetings ADD COLUMN minutes_approved_in uuid REFERENCES meetings (id);
ALTER TABLE meetings ADD COLUMN minutes_sha256 text;
CREATE INDEX meetings_minutes_chair_signed_by ON meetings (minutes_chair_signed_by) WHERE minutes_chair_signed_by IS NOT NULL;
CREATE INDEX meetings_minutes_rapporteur_signed_by ON meetings (minutes_rapporteur_signed_by) WHERE minutes_rapporteur_signed_by IS NOT NULL;
CREATE INDEX meetings_minutes_approved_in ON meetings (minutes_approved_in) WHERE minutes_approved_in IS NOT NULL;
