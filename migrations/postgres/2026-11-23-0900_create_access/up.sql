-- Who may ask, what was asked before, and what was changed.
CREATE TABLE tokens (
  id uuid NOT NULL PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('admin', 'reader')),
  secret_hash bytea NOT NULL,
  created_by uuid,
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE TABLE keys (
  name text NOT NULL PRIMARY KEY,
  value bytea NOT NULL
);
CREATE TABLE idempotency_keys (
  caller uuid NOT NULL,
  key text NOT NULL,
  fingerprint bytea NOT NULL,
  status bigint NOT NULL,
  location text,
  object_version bigint,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
CREATE TABLE journal (
  id uuid NOT NULL PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  operation text NOT NULL,
  object_kind text NOT NULL,
  object_id text NOT NULL,
  before jsonb,
  after jsonb,
  request_id text NOT NULL
);
CREATE INDEX journal_object ON journal (object_id, id);
