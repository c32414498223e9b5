-- Whoever was put out is remembered like whoever was refused, by the same digests; a member may be of no unit.
CREATE TABLE applicant_marks_anew (
  memory_id BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('name_and_birth', 'name_and_phone', 'phone')),
  mark BLOB NOT NULL,
  counts_until DATE,
  body_id BLOB REFERENCES bodies (id),
  clause TEXT,
  cause TEXT NOT NULL DEFAULT 'refused' CHECK (cause IN ('refused', 'excluded')),
  PRIMARY KEY (memory_id, kind, mark)
) WITHOUT ROWID;
INSERT INTO applicant_marks_anew (memory_id, kind, mark, counts_until, body_id, clause) SELECT memory_id, kind, mark, counts_until, body_id, clause FROM applicant_marks;
DROP TABLE applicant_marks;
ALTER TABLE applicant_marks_anew RENAME TO applicant_marks;
CREATE INDEX applicant_marks_mark ON applicant_marks (mark, memory_id);
CREATE INDEX applicant_marks_counts_until ON applicant_marks (counts_until);
CREATE INDEX applicant_marks_body_id ON applicant_marks (body_id);
