-- Principals: persons and service accounts. What a token is good for is what its principal holds; the tokens there were
-- become those of accounts of their own, which are granted what their kinds were good for.
CREATE TABLE accounts (
  id uuid NOT NULL PRIMARY KEY,
  name text NOT NULL,
  closed_at timestamptz,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE TABLE grants (
  id uuid NOT NULL PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('grant', 'delegation', 'emergency')),
  person_id uuid REFERENCES persons (id),
  account_id uuid REFERENCES accounts (id),
  role text COLLATE "C",
  permissions jsonb NOT NULL,
  territory text COLLATE "C" REFERENCES territories (code),
  body_id uuid REFERENCES bodies (id),
  appointment_id uuid REFERENCES appointments (id),
  starts_on date NOT NULL,
  ends_on date,
  expires_at timestamptz,
  reason text,
  decision_id uuid REFERENCES decisions (id),
  source jsonb,
  granted_by text NOT NULL,
  revoked_at timestamptz,
  revoked_by text,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT grants_principal CHECK ((person_id IS NULL) <> (account_id IS NULL)),
  CONSTRAINT grants_scope CHECK (territory IS NULL OR body_id IS NULL),
  CONSTRAINT grants_delegation CHECK ((kind = 'delegation') = (appointment_id IS NOT NULL)),
  CONSTRAINT grants_days CHECK (ends_on IS NULL OR starts_on <= ends_on)
);
CREATE INDEX grants_person_id ON grants (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX grants_account_id ON grants (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX grants_territory ON grants (territory, id) WHERE territory IS NOT NULL;
CREATE INDEX grants_body_id ON grants (body_id, id) WHERE body_id IS NOT NULL;
CREATE INDEX grants_appointment_id ON grants (appointment_id, id) WHERE appointment_id IS NOT NULL;
CREATE INDEX grants_kind ON grants (kind, id);
CREATE TABLE token_uses (
  token_id uuid NOT NULL PRIMARY KEY,
  used_at timestamptz NOT NULL
);
INSERT INTO accounts (id, name, version, created_at, updated_at)
  SELECT id, name, 1, created_at, updated_at FROM tokens;
INSERT INTO grants (id, kind, account_id, role, permissions, starts_on, reason, granted_by, version, created_at, updated_at)
  SELECT id, 'grant', id, CASE kind WHEN 'reader' THEN 'reader' END, CASE kind WHEN 'admin' THEN '["*"]'::jsonb ELSE '[]'::jsonb END,
    created_at::date, 'issued before accounts were kept', 'system', 1, created_at, updated_at
  FROM tokens;
CREATE TABLE tokens_of_principals (
  id uuid NOT NULL PRIMARY KEY,
  name text NOT NULL,
  person_id uuid REFERENCES persons (id),
  account_id uuid REFERENCES accounts (id),
  secret_hash bytea NOT NULL,
  scopes jsonb,
  networks jsonb,
  rotates uuid,
  created_by uuid,
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT tokens_principal CHECK ((person_id IS NULL) <> (account_id IS NULL))
);
INSERT INTO tokens_of_principals
  SELECT id, name, NULL::uuid, id, secret_hash, NULL::jsonb, NULL::jsonb, NULL::uuid, created_by, expires_at, revoked_at, revoked_by, version,
    created_at, updated_at FROM tokens;
DROP TABLE tokens;
ALTER TABLE tokens_of_principals RENAME TO tokens;
CREATE INDEX tokens_person_id ON tokens (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX tokens_account_id ON tokens (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX tokens_created_by ON tokens (created_by, id) WHERE created_by IS NOT NULL;
