-- Elections: who stands for which seats, what each round counted, who read the count, who was elected.
CREATE TABLE elections (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  title text NOT NULL,
  mode text NOT NULL,
  seats jsonb NOT NULL,
  terms jsonb NOT NULL,
  candidacies jsonb NOT NULL,
  rounds jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'proclaimed', 'abandoned')),
  abandoned_because text,
  decision_id uuid UNIQUE REFERENCES decisions (id),
  source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((state = 'proclaimed') = (decision_id IS NOT NULL)),
  CHECK ((state = 'abandoned') = (abandoned_because IS NOT NULL))
);
CREATE INDEX elections_body_id ON elections (body_id, id);
CREATE INDEX elections_meeting_id ON elections (meeting_id, id);
CREATE INDEX elections_state ON elections (state, id);
CREATE TABLE candidates (
  id uuid NOT NULL PRIMARY KEY,
  election_id uuid NOT NULL REFERENCES elections (id),
  candidacy bigint NOT NULL CHECK (candidacy >= 1),
  place bigint NOT NULL CHECK (place >= 1),
  person_id uuid NOT NULL REFERENCES persons (id),
  findings jsonb NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_because text,
  created_at timestamptz NOT NULL,
  UNIQUE (election_id, candidacy, place)
);
CREATE INDEX candidates_person_id ON candidates (person_id);
CREATE TABLE election_readings (
  id uuid NOT NULL PRIMARY KEY,
  election_id uuid NOT NULL REFERENCES elections (id),
  round bigint NOT NULL CHECK (round >= 1),
  person_id uuid NOT NULL REFERENCES persons (id),
  created_at timestamptz NOT NULL,
  UNIQUE (election_id, round, person_id)
);
CREATE INDEX election_readings_person_id ON election_readings (person_id);
