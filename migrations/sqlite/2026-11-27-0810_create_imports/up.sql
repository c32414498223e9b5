-- Registers that come in as spreadsheets: what was sent, how far it is, and the rows that wait.
CREATE TABLE imports (
  id BLOB NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  purpose TEXT NOT NULL,
  state TEXT NOT NULL,
  files TEXT NOT NULL,
  previewed_to BIGINT NOT NULL,
  committed_to BIGINT NOT NULL,
  opened_by TEXT NOT NULL,
  kept_until DATE NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX imports_kept_until ON imports (kept_until);
-- The rows that wait, in the order they are taken; once taken they are gone.
CREATE TABLE import_rows (
  import_id BLOB NOT NULL,
  place BIGINT NOT NULL,
  state TEXT NOT NULL,
  cells TEXT NOT NULL,
  faults TEXT,
  PRIMARY KEY (import_id, place)
) WITHOUT ROWID;
CREATE INDEX import_rows_state ON import_rows (import_id, state, place);
-- What rows of one import are told apart by.
CREATE TABLE import_keys (
  import_id BLOB NOT NULL,
  key TEXT NOT NULL,
  place BIGINT NOT NULL,
  PRIMARY KEY (import_id, key, place)
) WITHOUT ROWID;
-- Whom a source means by a reference of its own.
CREATE TABLE person_references (
  id BLOB NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  reference TEXT NOT NULL,
  person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  UNIQUE (source, reference)
) WITHOUT ROWID;
CREATE INDEX person_references_person_id ON person_references (person_id);
-- Whoever bears a name and was born on a day is found in the index alone.
DROP INDEX persons_sort_key;
CREATE INDEX persons_sort_key ON persons (sort_key, id, birth_date);
