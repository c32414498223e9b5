-- What came through the open door and nobody has looked at yet: sealed, apart from the register.
CREATE TABLE application_forms (
  id BLOB NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL,
  territory TEXT NOT NULL,
  received_on DATE NOT NULL,
  sealed BLOB NOT NULL,
  created_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX application_forms_reference_key ON application_forms (reference);
CREATE INDEX application_forms_territory ON application_forms (territory, id);
