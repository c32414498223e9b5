-- Who may ask, what was asked before, and what was changed.
CREATE TABLE tokens (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('admin', 'reader')),
  secret_hash BLOB NOT NULL,
  created_by BLOB,
  expires_at BIGINT,
  revoked_at BIGINT,
  revoked_by BLOB,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE TABLE keys (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE idempotency_keys (
  caller BLOB NOT NULL,
  key TEXT NOT NULL,
  fingerprint BLOB NOT NULL,
  status BIGINT NOT NULL,
  location TEXT,
  object_version BIGINT,
  body TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (caller, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
CREATE TABLE journal (
  id BLOB NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  actor_id BLOB,
  actor_name TEXT NOT NULL,
  operation TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  before TEXT,
  after TEXT,
  request_id TEXT NOT NULL
);
CREATE INDEX journal_object ON journal (object_id, id);
