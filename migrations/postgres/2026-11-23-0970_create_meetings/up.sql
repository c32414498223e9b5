-- Sessions of a body: who was there, what was said, what was decided.
CREATE TABLE meetings (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  kind text NOT NULL,
  title text,
  place text,
  held_on text NOT NULL,
  held_latest date NOT NULL,
  planned_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  chair_id uuid REFERENCES persons (id),
  chair_position_id uuid REFERENCES positions (id),
  chair_capacity text,
  minutes_text text,
  minutes_drafted_by uuid REFERENCES persons (id),
  minutes_drafted_at timestamptz,
  minutes_approved_by uuid REFERENCES persons (id),
  minutes_approved_on date,
  minutes_locked_at timestamptz,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX meetings_body_id ON meetings (body_id, held_latest, id);
CREATE INDEX meetings_kind ON meetings (kind, held_latest, id);
CREATE INDEX meetings_chair_id ON meetings (chair_id, held_latest, id);
CREATE INDEX meetings_held_latest ON meetings (held_latest, id);
CREATE TABLE agenda_items (
  id uuid NOT NULL PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  number bigint NOT NULL CHECK (number >= 1),
  title text NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (meeting_id, number)
);
CREATE TABLE attendances (
  id uuid NOT NULL PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  number bigint NOT NULL CHECK (number >= 1),
  person_id uuid REFERENCES persons (id),
  group_name text,
  presence text NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (meeting_id, number),
  UNIQUE (meeting_id, person_id),
  CHECK ((person_id IS NULL) <> (group_name IS NULL))
);
CREATE INDEX attendances_person_id ON attendances (person_id);
CREATE TABLE interventions (
  id uuid NOT NULL PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  number bigint NOT NULL CHECK (number >= 1),
  speaker_id uuid REFERENCES persons (id),
  group_name text,
  subject text NOT NULL,
  summary text,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (meeting_id, number),
  CHECK ((speaker_id IS NULL) <> (group_name IS NULL))
);
CREATE INDEX interventions_speaker_id ON interventions (speaker_id);
CREATE TABLE proposals (
  id uuid NOT NULL PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  number bigint NOT NULL CHECK (number >= 1),
  proposed_by uuid REFERENCES persons (id),
  title text NOT NULL,
  text text,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (meeting_id, number)
);
CREATE INDEX proposals_proposed_by ON proposals (proposed_by);
CREATE TABLE decisions (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  number bigint NOT NULL CHECK (number >= 1),
  title text NOT NULL,
  text text,
  mode text NOT NULL,
  votes_for bigint CHECK (votes_for >= 0),
  votes_against bigint CHECK (votes_against >= 0),
  abstentions bigint CHECK (abstentions >= 0),
  decided_on text NOT NULL,
  decided_latest date NOT NULL,
  effects jsonb NOT NULL,
  results jsonb NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (meeting_id, number)
);
CREATE INDEX decisions_body_id ON decisions (body_id, decided_latest, id);
CREATE INDEX decisions_decided_latest ON decisions (decided_latest, id);
ALTER TABLE bodies ADD CONSTRAINT bodies_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions (id);
ALTER TABLE bodies ADD CONSTRAINT bodies_end_decision_id_fkey FOREIGN KEY (end_decision_id) REFERENCES decisions (id);
ALTER TABLE appointments ADD CONSTRAINT appointments_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions (id);
ALTER TABLE appointments ADD CONSTRAINT appointments_end_decision_id_fkey FOREIGN KEY (end_decision_id) REFERENCES decisions (id);
