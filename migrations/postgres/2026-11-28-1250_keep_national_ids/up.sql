-- National ids, where an authority allows to keep them: each sealed under a key of its own, and found by its mark.
CREATE TABLE national_id_authorizations (
  id uuid NOT NULL PRIMARY KEY,
  authority text NOT NULL,
  number text NOT NULL,
  granted_on date NOT NULL,
  ends_on date,
  withdrawn_at timestamptz,
  recorded_by text NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT national_id_authorizations_days CHECK (ends_on >= granted_on)
);
CREATE INDEX national_id_authorizations_granted_on ON national_id_authorizations (granted_on) WHERE withdrawn_at IS NULL;
CREATE TABLE national_ids (
  person_id uuid NOT NULL PRIMARY KEY REFERENCES persons (id),
  id uuid NOT NULL UNIQUE,
  mark bytea NOT NULL,
  sealed bytea NOT NULL,
  recorded_by text NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX national_ids_mark ON national_ids (mark);
