-- Persons who may be one: what each is compared by, whom that leads to, and what became of it.
-- Whose duplicates are still to be looked for: at step 0 the keys are to be taken, at step 1 the others to be compared.
CREATE TABLE unscanned_persons (
  person_id uuid NOT NULL PRIMARY KEY,
  step bigint NOT NULL CHECK (step IN (0, 1))
);
CREATE INDEX unscanned_persons_step ON unscanned_persons (step, person_id);
INSERT INTO unscanned_persons (person_id, step) SELECT id, 0 FROM persons;
-- What whoever shares is compared for: digests of a phone number, of two words of a name with a year, and the like.
CREATE TABLE duplicate_keys (
  person_id uuid NOT NULL,
  key bigint NOT NULL,
  PRIMARY KEY (person_id, key)
);
CREATE INDEX duplicate_keys_key ON duplicate_keys (key, person_id);
CREATE TABLE duplicate_pairs (
  id uuid NOT NULL PRIMARY KEY,
  person_id uuid NOT NULL,
  other_id uuid NOT NULL,
  band text NOT NULL CHECK (band IN ('very_likely', 'likely', 'possible')),
  score bigint NOT NULL,
  reasons jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'dismissed', 'merged')),
  settled_by text,
  settled_at timestamptz,
  settled_because text,
  found_at timestamptz NOT NULL,
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (person_id, other_id),
  CONSTRAINT duplicate_pairs_settled CHECK ((state = 'open') = (settled_at IS NULL)),
  CONSTRAINT duplicate_pairs_two CHECK (person_id < other_id)
);
CREATE INDEX duplicate_pairs_other_id ON duplicate_pairs (other_id, person_id);
CREATE INDEX duplicate_pairs_score ON duplicate_pairs (score, id);
CREATE INDEX duplicate_pairs_state ON duplicate_pairs (state, score, id);
CREATE INDEX duplicate_pairs_band ON duplicate_pairs (band, state, score, id);
-- Who was merged into whom: the old id stands for the one who stayed, as long as that is not taken back.
CREATE TABLE merges (
  id uuid NOT NULL PRIMARY KEY,
  person_id uuid NOT NULL,
  other_id uuid NOT NULL,
  fields jsonb NOT NULL,
  reason text NOT NULL,
  merged_by text NOT NULL,
  merged_at timestamptz NOT NULL,
  reversed_at timestamptz,
  reversed_by text,
  reversed_because text,
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT merges_reversed CHECK ((reversed_at IS NULL) = (reversed_by IS NULL)),
  CONSTRAINT merges_two CHECK (person_id <> other_id)
);
CREATE UNIQUE INDEX merges_other_id_key ON merges (other_id) WHERE reversed_at IS NULL;
CREATE INDEX merges_person_id ON merges (person_id, id);
CREATE INDEX merges_of_other_id ON merges (other_id, id);
-- A merge looks for everything that names a person.
CREATE INDEX meetings_minutes_drafted_by ON meetings (minutes_drafted_by) WHERE minutes_drafted_by IS NOT NULL;
CREATE INDEX meetings_minutes_approved_by ON meetings (minutes_approved_by) WHERE minutes_approved_by IS NOT NULL;
CREATE INDEX recusals_declared_by ON recusals (declared_by);
