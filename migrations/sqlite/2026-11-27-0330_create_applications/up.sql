-- Requests for membership: who asks, where, how far it is, and by when it is to be decided.
CREATE TABLE applications (
  id BLOB NOT NULL PRIMARY KEY,
  person_id BLOB NOT NULL REFERENCES persons (id),
  territory TEXT NOT NULL,
  unit_id BLOB REFERENCES bodies (id),
  state TEXT NOT NULL,
  outcome TEXT,
  instance BIGINT NOT NULL,
  round BIGINT NOT NULL,
  body_id BLOB REFERENCES bodies (id),
  declarations TEXT NOT NULL,
  documents TEXT NOT NULL,
  received_on DATE NOT NULL,
  completed_on DATE,
  assigned_on DATE,
  due_on DATE,
  decided_on DATE,
  appeal_until DATE,
  appealed_on DATE,
  reapply_from DATE,
  closed_on DATE,
  membership_id BLOB REFERENCES memberships (id),
  source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT applications_member CHECK (membership_id IS NULL OR outcome = 'accepted'),
  CONSTRAINT applications_decided CHECK (outcome IS NULL OR decided_on IS NOT NULL OR outcome = 'withdrawn')
) WITHOUT ROWID;
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
  id BLOB NOT NULL PRIMARY KEY,
  application_id BLOB NOT NULL REFERENCES applications (id),
  person_id BLOB NOT NULL REFERENCES persons (id),
  round BIGINT NOT NULL,
  instance BIGINT NOT NULL,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  outcome TEXT NOT NULL,
  reasons TEXT,
  decided_on DATE NOT NULL,
  votes_to_accept BIGINT NOT NULL,
  votes_to_refuse BIGINT NOT NULL,
  votes_to_return BIGINT NOT NULL,
  abstentions BIGINT NOT NULL,
  voters BIGINT NOT NULL,
  recorded_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (application_id, round)
) WITHOUT ROWID;
CREATE INDEX application_decisions_body_id ON application_decisions (body_id);
CREATE INDEX application_decisions_person_id ON application_decisions (person_id, id);
-- Who voted how: once in each round.
CREATE TABLE application_votes (
  id BLOB NOT NULL PRIMARY KEY,
  application_id BLOB NOT NULL REFERENCES applications (id),
  person_id BLOB NOT NULL REFERENCES persons (id),
  round BIGINT NOT NULL,
  voter_id BLOB NOT NULL REFERENCES persons (id),
  choice TEXT NOT NULL,
  reason TEXT,
  voted_on DATE NOT NULL,
  source TEXT,
  recorded_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT application_votes_not_ones_own CHECK (person_id <> voter_id),
  UNIQUE (application_id, round, voter_id)
) WITHOUT ROWID;
CREATE INDEX application_votes_voter_id ON application_votes (voter_id);
CREATE INDEX application_votes_person_id ON application_votes (person_id);
-- The last number given in each series of membership numbers.
CREATE TABLE membership_numbers (
  series TEXT NOT NULL PRIMARY KEY,
  last_given BIGINT NOT NULL
) WITHOUT ROWID;
