-- National ids, where an authority allows to keep them: each sealed under a key of its own, and found by its mark.
CREATE TABLE national_id_authorizations (
  id BLOB NOT NULL PRIMARY KEY,
  authority TEXT NOT NULL,
  number TEXT NOT NULL,
  granted_on DATE NOT NULL,
  ends_on DATE,
  withdrawn_at BIGINT,
  recorded_by TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT national_id_authorizations_days CHECK (ends_on >= granted_on)
);
CREATE INDEX national_id_authorizations_granted_on ON national_id_authorizations (granted_on) WHERE withdrawn_at IS NULL;
CREATE TABLE national_ids (
  person_id BLOB NOT NULL PRIMARY KEY REFERENCES persons (id),
  id BLOB NOT NULL UNIQUE,
  mark BLOB NOT NULL,
  sealed BLOB NOT NULL,
  recorded_by TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX national_ids_mark ON national_ids (mark);
