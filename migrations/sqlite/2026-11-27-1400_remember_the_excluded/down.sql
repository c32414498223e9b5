CREATE TABLE applicant_marks_anew (
  memory_id BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('name_and_birth', 'name_and_phone', 'phone')),
  mark BLOB NOT NULL,
  counts_until DATE,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  clause TEXT,
  PRIMARY KEY (memory_id, kind, mark)
) WITHOUT ROWID;
INSERT INTO applicant_marks_anew (memory_id, kind, mark, counts_until, body_id, clause) SELECT memory_id, kind, mark, counts_until, body_id, clause FROM applicant_marks WHERE cause = 'refused';
DROP TABLE applicant_marks;
ALTER TABLE applicant_marks_anew RENAME TO applicant_marks;
CREATE INDEX applicant_marks_mark ON applicant_marks (mark, memory_id);
CREATE INDEX applicant_marks_counts_until ON applicant_marks (counts_until);
CREATE INDEX applicant_marks_body_id ON applicant_marks (body_id);
