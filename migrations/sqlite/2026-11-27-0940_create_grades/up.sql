-- The grade of each member from a day on, as the statutes name them.
CREATE TABLE membership_grades (
  id BLOB NOT NULL PRIMARY KEY,
  membership_id BLOB NOT NULL REFERENCES memberships (id),
  person_id BLOB NOT NULL REFERENCES persons (id),
  grade TEXT NOT NULL,
  starts_on DATE NOT NULL,
  recorded_by TEXT NOT NULL,
  decision_id BLOB REFERENCES decisions (id),
  source TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (membership_id, starts_on)
) WITHOUT ROWID;
CREATE INDEX membership_grades_person_id ON membership_grades (person_id);
CREATE INDEX membership_grades_decision_id ON membership_grades (decision_id);
CREATE TABLE membership_grades_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  membership_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  grade TEXT NOT NULL,
  starts_on DATE NOT NULL,
  recorded_by TEXT NOT NULL,
  decision_id BLOB,
  source TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX membership_grades_past_membership_id ON membership_grades_past (membership_id, starts_on);
