-- Requests for membership: who asks, where, how far it is, and by when it is to be decided.
CREATE TABLE applications (
  id uuid NOT NULL PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES persons (id),
  territory text COLLATE "C" NOT NULL,
  unit_id uuid REFERENCES bodies (id),
  state text COLLATE "C" NOT NULL,
  outcome text COLLATE "C",
  instance bigint NOT NULL,
  round bigint NOT NULL,
  body_id uuid REFERENCES bodies (id),
  declarations jsonb NOT NULL,
  documents jsonb NOT NULL,
  received_on date NOT NULL,
  completed_on date,
  assigned_on date,
  due_on date,
  decided_on date,
  appeal_until date,
  appealed_on date,
  reapply_from date,
  closed_on date,
  membership_id uuid REFERENCES memberships (id),
  source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT applications_member CHECK (membership_id IS NULL OR outcome = 'accepted'),
  CONSTRAINT applications_decided CHECK (outcome IS NULL OR decided_on IS NOT NULL OR outcome = 'withdrawn')
);
CREATE UNIQUE INDEX applications_person_id_key ON applications (person_id) WHERE state IN ('received', 'complete', 'assigned', 'appealed');
CREATE INDEX applications_person_id ON applications (person_id, id);
CREATE INDEX applications_territory ON applications (territory, id);
CREATE INDEX applications_unit_id ON applications (unit_id, id);
CREATE INDEX applications_body_id ON applications (body_id, id);
CREATE INDEX applications_state ON applications (state, id);
CREATE INDEX applications_due_on ON applications (due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX applications_membership_id ON applications (membership_id);
-- What was decided of one, round by round: it is decided once in each.
CREATE TABLE application_decisions (
  id uuid NOT NULL PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications (id),
  person_id uuid NOT NULL REFERENCES persons (id),
  round bigint NOT NULL,
  instance bigint NOT NULL,
  body_id uuid NOT NULL REFERENCES bodies (id),
  outcome text COLLATE "C" NOT NULL,
  reasons text COLLATE "C",
  decided_on date NOT NULL,
  votes_to_accept bigint NOT NULL,
  votes_to_refuse bigint NOT NULL,
  votes_to_return bigint NOT NULL,
  abstentions bigint NOT NULL,
  voters bigint NOT NULL,
  recorded_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (application_id, round)
);
CREATE INDEX application_decisions_body_id ON application_decisions (body_id);
CREATE INDEX application_decisions_person_id ON application_decisions (person_id, id);
-- Who voted how: once in each round.
CREATE TABLE application_votes (
  id uuid NOT NULL PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications (id),
  person_id uuid NOT NULL REFERENCES persons (id),
  round bigint NOT NULL,
  voter_id uuid NOT NULL REFERENCES persons (id),
  choice text COLLATE "C" NOT NULL,
  reason text COLLATE "C",
  voted_on date NOT NULL,
  source jsonb,
  recorded_by text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT application_votes_not_ones_own CHECK (person_id <> voter_id),
  UNIQUE (application_id, round, voter_id)
);
CREATE INDEX application_votes_voter_id ON application_votes (voter_id);
CREATE INDEX application_votes_person_id ON application_votes (person_id);
-- The last number given in each series of membership numbers.
CREATE TABLE membership_numbers (
  series text COLLATE "C" NOT NULL PRIMARY KEY,
  last_given bigint NOT NULL
);
