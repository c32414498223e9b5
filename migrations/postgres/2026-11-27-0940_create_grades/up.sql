-- The grade of each member from a day on, as the statutes name them.
CREATE TABLE membership_grades (
  id uuid NOT NULL PRIMARY KEY,
  membership_id uuid NOT NULL REFERENCES memberships (id),
  person_id uuid NOT NULL REFERENCES persons (id),
  grade text COLLATE "C" NOT NULL,
  starts_on date NOT NULL,
  recorded_by text NOT NULL,
  decision_id uuid REFERENCES decisions (id),
  source jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (membership_id, starts_on)
);
CREATE INDEX membership_grades_person_id ON membership_grades (person_id);
CREATE INDEX membership_grades_decision_id ON membership_grades (decision_id);
CREATE TABLE membership_grades_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  membership_id uuid NOT NULL,
  person_id uuid NOT NULL,
  grade text COLLATE "C" NOT NULL,
  starts_on date NOT NULL,
  recorded_by text NOT NULL,
  decision_id uuid,
  source jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX membership_grades_past_membership_id ON membership_grades_past (membership_id, starts_on);
