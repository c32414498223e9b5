-- Registers that come in as spreadsheets: what was sent, how far it is, and the rows that wait.
CREATE TABLE imports (
  id uuid NOT NULL PRIMARY KEY,
  source text COLLATE "C" NOT NULL,
  purpose text NOT NULL,
  state text COLLATE "C" NOT NULL,
  files jsonb NOT NULL,
  previewed_to bigint NOT NULL,
  committed_to bigint NOT NULL,
  opened_by text COLLATE "C" NOT NULL,
  kept_until date NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX imports_kept_until ON imports (kept_until);
-- The rows that wait, in the order they are taken; once taken they are gone.
CREATE TABLE import_rows (
  import_id uuid NOT NULL,
  place bigint NOT NULL,
  state text COLLATE "C" NOT NULL,
  cells jsonb NOT NULL,
  faults jsonb,
  PRIMARY KEY (import_id, place)
);
CREATE INDEX import_rows_state ON import_rows (import_id, state, place);
-- What rows of one import are told apart by.
CREATE TABLE import_keys (
  import_id uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  place bigint NOT NULL,
  PRIMARY KEY (import_id, key, place)
);
-- Whom a source means by a reference of its own.
CREATE TABLE person_references (
  id uuid NOT NULL PRIMARY KEY,
  source text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  UNIQUE (source, reference)
);
CREATE INDEX person_references_person_id ON person_references (person_id);
-- Whoever bears a name and was born on a day is found in the index alone.
DROP INDEX persons_sort_key;
CREATE INDEX persons_sort_key ON persons (sort_key, id, birth_date);
