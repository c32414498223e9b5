-- Principals: persons and service accounts. What a token is good for is what its principal holds; the tokens there were
-- become those of accounts of their own, which are granted what their kinds were good for.
CREATE TABLE accounts (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  closed_at BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE TABLE grants (
  id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('grant', 'delegation', 'emergency')),
  person_id BLOB REFERENCES persons (id),
  account_id BLOB REFERENCES accounts (id),
  role TEXT,
  permissions TEXT NOT NULL,
  territory TEXT REFERENCES territories (code),
  body_id BLOB REFERENCES bodies (id),
  appointment_id BLOB REFERENCES appointments (id),
  starts_on DATE NOT NULL,
  ends_on DATE,
  expires_at BIGINT,
  reason TEXT,
  decision_id BLOB REFERENCES decisions (id),
  source TEXT,
  granted_by TEXT NOT NULL,
  revoked_at BIGINT,
  revoked_by TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT grants_principal CHECK ((person_id IS NULL) <> (account_id IS NULL)),
  CONSTRAINT grants_scope CHECK (territory IS NULL OR body_id IS NULL),
  CONSTRAINT grants_delegation CHECK ((kind = 'delegation') = (appointment_id IS NOT NULL)),
  CONSTRAINT grants_days CHECK (ends_on IS NULL OR starts_on <= ends_on)
) WITHOUT ROWID;
CREATE INDEX grants_person_id ON grants (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX grants_account_id ON grants (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX grants_territory ON grants (territory, id) WHERE territory IS NOT NULL;
CREATE INDEX grants_body_id ON grants (body_id, id) WHERE body_id IS NOT NULL;
CREATE INDEX grants_appointment_id ON grants (appointment_id, id) WHERE appointment_id IS NOT NULL;
CREATE INDEX grants_kind ON grants (kind, id);
CREATE TABLE token_uses (
  token_id BLOB NOT NULL PRIMARY KEY,
  used_at BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO accounts (id, name, version, created_at, updated_at)
  SELECT id, name, 1, created_at, updated_at FROM tokens;
INSERT INTO grants (id, kind, account_id, role, permissions, starts_on, reason, granted_by, version, created_at, updated_at)
  SELECT id, 'grant', id, CASE kind WHEN 'reader' THEN 'reader' END, CASE kind WHEN 'admin' THEN '["*"]' ELSE '[]' END,
    date(created_at / 1000000, 'unixepoch'), 'issued before accounts were kept', 'system', 1, created_at, updated_at
  FROM tokens;
CREATE TABLE tokens_of_principals (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  person_id BLOB REFERENCES persons (id),
  account_id BLOB REFERENCES accounts (id),
  secret_hash BLOB NOT NULL,
  scopes TEXT,
  networks TEXT,
  rotates BLOB,
  created_by BLOB,
  expires_at BIGINT,
  revoked_at BIGINT,
  revoked_by BLOB,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT tokens_principal CHECK ((person_id IS NULL) <> (account_id IS NULL))
) WITHOUT ROWID;
INSERT INTO tokens_of_principals
  SELECT id, name, NULL, id, secret_hash, NULL, NULL, NULL, created_by, expires_at, revoked_at, revoked_by, version,
    created_at, updated_at FROM tokens;
DROP TABLE tokens;
ALTER TABLE tokens_of_principals RENAME TO tokens;
CREATE INDEX tokens_person_id ON tokens (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX tokens_account_id ON tokens (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX tokens_created_by ON tokens (created_by, id) WHERE created_by IS NOT NULL;
