-- What came through the open door and nobody has looked at yet: sealed, apart from the register.
CREATE TABLE application_forms (
  id uuid NOT NULL PRIMARY KEY,
  reference text NOT NULL,
  territory text NOT NULL,
  received_on date NOT NULL,
  sealed bytea NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX application_forms_reference_key ON application_forms (reference);
CREATE INDEX application_forms_territory ON application_forms (territory, id);
