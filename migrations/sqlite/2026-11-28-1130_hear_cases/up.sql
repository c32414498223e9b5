-- The cases of ethics committees. What is told in them is sealed under a key of each case; what stands in clear is what
-- the service goes by: where a case is, how far, and by when.
CREATE TABLE cases (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  series TEXT NOT NULL,
  number BIGINT NOT NULL CHECK (number >= 1),
  instance BIGINT NOT NULL CHECK (instance IN (1, 2)),
  state TEXT NOT NULL CHECK (state IN ('received', 'admitted', 'ruled', 'notified', 'appealed', 'closed')),
  outcome TEXT CHECK (outcome IN ('rejected', 'withdrawn', 'dismissed', 'sanctioned', 'overturned')),
  joined_to BLOB REFERENCES cases (id),
  received_on DATE NOT NULL,
  due_on DATE,
  stopped_on DATE,
  appeal_until DATE,
  enforce_on DATE,
  closed_on DATE,
  sealed BLOB NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (series, number),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);
CREATE INDEX cases_body_id ON cases (body_id, id);
CREATE INDEX cases_joined_to ON cases (joined_to);
CREATE INDEX cases_enforce_on ON cases (enforce_on);
-- Persons are named by whichever id they had: it leads to whoever stayed of two who were merged.
CREATE TABLE case_parties (
  id BLOB NOT NULL PRIMARY KEY,
  case_id BLOB NOT NULL REFERENCES cases (id),
  person_id BLOB NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('complainant', 'respondent', 'witness')),
  is_protected BOOLEAN NOT NULL,
  told_on DATE,
  created_at BIGINT NOT NULL,
  UNIQUE (case_id, person_id)
);
CREATE INDEX case_parties_person_id ON case_parties (person_id, case_id);
CREATE TABLE case_members (
  id BLOB NOT NULL PRIMARY KEY,
  case_id BLOB NOT NULL REFERENCES cases (id),
  instance BIGINT NOT NULL CHECK (instance IN (1, 2)),
  person_id BLOB NOT NULL,
  is_rapporteur BOOLEAN NOT NULL,
  recused_on DATE,
  created_at BIGINT NOT NULL,
  UNIQUE (case_id, instance, person_id)
);
CREATE INDEX case_members_person_id ON case_members (person_id, case_id);
-- A case that is opened in an emergency to somebody who does not judge it: two ask for it, and neither alone.
CREATE TABLE case_openings (
  id BLOB NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL,
  reason TEXT NOT NULL,
  asked_by BLOB NOT NULL,
  confirmed_by BLOB,
  expires_at BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK ((confirmed_by IS NULL) = (expires_at IS NULL)),
  CHECK (confirmed_by <> asked_by)
);
-- While a person's offices are frozen they are held, and give nothing.
CREATE TABLE office_freezes (
  id BLOB NOT NULL PRIMARY KEY,
  person_id BLOB NOT NULL REFERENCES persons (id),
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  source TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK (starts_on <= ends_on)
);
CREATE INDEX office_freezes_person_id ON office_freezes (person_id, ends_on);
-- Answers kept for idempotency keys are sealed from now on: some tell of private contacts, some of cases.
ALTER TABLE idempotency_keys ADD COLUMN sealed BLOB;
