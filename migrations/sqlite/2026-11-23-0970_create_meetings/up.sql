-- Sessions of a body: who was there, what was said, what was decided.
CREATE TABLE meetings (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  kind TEXT NOT NULL,
  title TEXT,
  place TEXT,
  held_on TEXT NOT NULL,
  held_latest DATE NOT NULL,
  planned_at BIGINT,
  started_at BIGINT,
  ended_at BIGINT,
  chair_id BLOB REFERENCES persons (id),
  chair_position_id BLOB REFERENCES positions (id),
  chair_capacity TEXT,
  minutes_text TEXT,
  minutes_drafted_by BLOB REFERENCES persons (id),
  minutes_drafted_at BIGINT,
  minutes_approved_by BLOB REFERENCES persons (id),
  minutes_approved_on DATE,
  minutes_locked_at BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX meetings_body_id ON meetings (body_id, held_latest, id);
CREATE INDEX meetings_kind ON meetings (kind, held_latest, id);
CREATE INDEX meetings_chair_id ON meetings (chair_id, held_latest, id);
CREATE INDEX meetings_held_latest ON meetings (held_latest, id);
CREATE TABLE agenda_items (
  id BLOB NOT NULL PRIMARY KEY,
  meeting_id BLOB NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL CHECK (number >= 1),
  title TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (meeting_id, number)
);
CREATE TABLE attendances (
  id BLOB NOT NULL PRIMARY KEY,
  meeting_id BLOB NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL CHECK (number >= 1),
  person_id BLOB REFERENCES persons (id),
  group_name TEXT,
  presence TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (meeting_id, number),
  UNIQUE (meeting_id, person_id),
  CHECK ((person_id IS NULL) <> (group_name IS NULL))
) WITHOUT ROWID;
CREATE INDEX attendances_person_id ON attendances (person_id);
CREATE TABLE interventions (
  id BLOB NOT NULL PRIMARY KEY,
  meeting_id BLOB NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL CHECK (number >= 1),
  speaker_id BLOB REFERENCES persons (id),
  group_name TEXT,
  subject TEXT NOT NULL,
  summary TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (meeting_id, number),
  CHECK ((speaker_id IS NULL) <> (group_name IS NULL))
);
CREATE INDEX interventions_speaker_id ON interventions (speaker_id);
CREATE TABLE proposals (
  id BLOB NOT NULL PRIMARY KEY,
  meeting_id BLOB NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL CHECK (number >= 1),
  proposed_by BLOB REFERENCES persons (id),
  title TEXT NOT NULL,
  text TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (meeting_id, number)
);
CREATE INDEX proposals_proposed_by ON proposals (proposed_by);
CREATE TABLE decisions (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  meeting_id BLOB NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL CHECK (number >= 1),
  title TEXT NOT NULL,
  text TEXT,
  mode TEXT NOT NULL,
  votes_for BIGINT CHECK (votes_for >= 0),
  votes_against BIGINT CHECK (votes_against >= 0),
  abstentions BIGINT CHECK (abstentions >= 0),
  decided_on TEXT NOT NULL,
  decided_latest DATE NOT NULL,
  effects TEXT NOT NULL,
  results TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (meeting_id, number)
);
CREATE INDEX decisions_body_id ON decisions (body_id, decided_latest, id);
CREATE INDEX decisions_decided_latest ON decisions (decided_latest, id);
