-- Elections: who stands for which seats, what each round counted, who read the count, who was elected.
CREATE TABLE elections (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  meeting_id BLOB NOT NULL REFERENCES meetings (id),
  title TEXT NOT NULL,
  mode TEXT NOT NULL,
  seats TEXT NOT NULL,
  terms TEXT NOT NULL,
  candidacies TEXT NOT NULL,
  rounds TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'proclaimed', 'abandoned')),
  abandoned_because TEXT,
  decision_id BLOB UNIQUE REFERENCES decisions (id),
  source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK ((state = 'proclaimed') = (decision_id IS NOT NULL)),
  CHECK ((state = 'abandoned') = (abandoned_because IS NOT NULL))
);
CREATE INDEX elections_body_id ON elections (body_id, id);
CREATE INDEX elections_meeting_id ON elections (meeting_id, id);
CREATE INDEX elections_state ON elections (state, id);
CREATE TABLE candidates (
  id BLOB NOT NULL PRIMARY KEY,
  election_id BLOB NOT NULL REFERENCES elections (id),
  candidacy BIGINT NOT NULL CHECK (candidacy >= 1),
  place BIGINT NOT NULL CHECK (place >= 1),
  person_id BLOB NOT NULL REFERENCES persons (id),
  findings TEXT NOT NULL,
  withdrawn_at BIGINT,
  withdrawn_because TEXT,
  created_at BIGINT NOT NULL,
  UNIQUE (election_id, candidacy, place)
);
CREATE INDEX candidates_person_id ON candidates (person_id);
CREATE TABLE election_readings (
  id BLOB NOT NULL PRIMARY KEY,
  election_id BLOB NOT NULL REFERENCES elections (id),
  round BIGINT NOT NULL CHECK (round >= 1),
  person_id BLOB NOT NULL REFERENCES persons (id),
  created_at BIGINT NOT NULL,
  UNIQUE (election_id, round, person_id)
);
CREATE INDEX election_readings_person_id ON election_readings (person_id);
