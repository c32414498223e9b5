-- Refusals for good; which applications are kept long enough; and what remains of whoever was refused: keyed digests,
-- until when they count (for good, if null), which body decided, by which clause. Nothing else.
ALTER TABLE applications ADD COLUMN banned boolean NOT NULL DEFAULT false;
ALTER TABLE application_decisions ADD COLUMN banned boolean NOT NULL DEFAULT false;
CREATE INDEX applications_closed_on ON applications (closed_on, id) WHERE membership_id IS NULL;
CREATE TABLE applicant_marks (
  memory_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('name_and_birth', 'name_and_phone', 'phone')),
  mark bytea NOT NULL,
  counts_until date,
  body_id uuid NOT NULL REFERENCES bodies (id),
  clause text,
  PRIMARY KEY (memory_id, kind, mark)
);
CREATE INDEX applicant_marks_mark ON applicant_marks (mark, memory_id);
CREATE INDEX applicant_marks_counts_until ON applicant_marks (counts_until);
CREATE INDEX applicant_marks_body_id ON applicant_marks (body_id);
