-- The cases of ethics committees. What is told in them is sealed under a key of each case; what stands in clear is what
-- the service goes by: where a case is, how far, and by when.
CREATE TABLE cases (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  series text NOT NULL,
  number bigint NOT NULL CHECK (number >= 1),
  instance bigint NOT NULL CHECK (instance IN (1, 2)),
  state text NOT NULL CHECK (state IN ('received', 'admitted', 'ruled', 'notified', 'appealed', 'closed')),
  outcome text CHECK (outcome IN ('rejected', 'withdrawn', 'dismissed', 'sanctioned', 'overturned')),
  joined_to uuid REFERENCES cases (id),
  received_on date NOT NULL,
  due_on date,
  stopped_on date,
  appeal_until date,
  enforce_on date,
  closed_on date,
  sealed bytea NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (series, number),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);
CREATE INDEX cases_body_id ON cases (body_id, id);
CREATE INDEX cases_joined_to ON cases (joined_to);
CREATE INDEX cases_enforce_on ON cases (enforce_on);
-- Persons are named by whichever id they had: it leads to whoever stayed of two who were merged.
CREATE TABLE case_parties (
  id uuid NOT NULL PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  person_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('complainant', 'respondent', 'witness')),
  is_protected boolean NOT NULL,
  told_on date,
  created_at timestamptz NOT NULL,
  UNIQUE (case_id, person_id)
);
CREATE INDEX case_parties_person_id ON case_parties (person_id, case_id);
CREATE TABLE case_members (
  id uuid NOT NULL PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  instance bigint NOT NULL CHECK (instance IN (1, 2)),
  person_id uuid NOT NULL,
  is_rapporteur boolean NOT NULL,
  recused_on date,
  created_at timestamptz NOT NULL,
  UNIQUE (case_id, instance, person_id)
);
CREATE INDEX case_members_person_id ON case_members (person_id, case_id);
-- A case that is opened in an emergency to somebody who does not judge it: two ask for it, and neither alone.
CREATE TABLE case_openings (
  id uuid NOT NULL PRIMARY KEY,
  reference text NOT NULL,
  reason text NOT NULL,
  asked_by uuid NOT NULL,
  confirmed_by uuid,
  expires_at timestamptz,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((confirmed_by IS NULL) = (expires_at IS NULL)),
  CHECK (confirmed_by <> asked_by)
);
-- While a person's offices are frozen they are held, and give nothing.
CREATE TABLE office_freezes (
  id uuid NOT NULL PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES persons (id),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  source jsonb NOT NULL,
  recorded_by text NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK (starts_on <= ends_on)
);
CREATE INDEX office_freezes_person_id ON office_freezes (person_id, ends_on);
-- Answers kept for idempotency keys are sealed from now on: some tell of private contacts, some of cases.
ALTER TABLE idempotency_keys ADD COLUMN sealed bytea;
