-- Whoever was put out is remembered like whoever was refused, by the same digests; a member may be of no unit.
ALTER TABLE applicant_marks ALTER COLUMN body_id DROP NOT NULL;
ALTER TABLE applicant_marks ADD COLUMN cause text COLLATE "C" NOT NULL DEFAULT 'refused' CHECK (cause IN ('refused', 'excluded'));
