-- Who sits in which institution of the State. A mandate is nobody's membership: it needs none, and ends with none.
CREATE TABLE mandates (
  id uuid NOT NULL PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES persons (id),
  institution_id uuid NOT NULL REFERENCES institutions (id),
  list_label text,
  starts_earliest date,
  starts_latest date NOT NULL,
  ends_earliest date,
  ends_latest date,
  held_from date,
  held_to date,
  ended_by text COLLATE "C",
  end_reason text,
  verification text COLLATE "C" NOT NULL,
  source jsonb,
  end_source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT mandates_ended CHECK ((ended_by IS NULL) = (ends_latest IS NULL))
);
CREATE INDEX mandates_person_id ON mandates (person_id, id);
CREATE INDEX mandates_institution_id ON mandates (institution_id, id);
-- Nobody sits in one institution twice on one day; what turned out to be false sits nowhere.
ALTER TABLE mandates ADD CONSTRAINT mandates_once_in_an_institution
  EXCLUDE USING gist (person_id WITH =, institution_id WITH =, daterange(held_from, held_to, '[]') WITH &&)
  WHERE (held_from IS NOT NULL AND verification <> 'false');
CREATE TABLE mandates_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  institution_id uuid NOT NULL,
  list_label text,
  starts_earliest date,
  starts_latest date NOT NULL,
  ends_earliest date,
  ends_latest date,
  held_from date,
  held_to date,
  ended_by text COLLATE "C",
  end_reason text,
  verification text COLLATE "C" NOT NULL,
  source jsonb,
  end_source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX mandates_past_person_id ON mandates_past (person_id, id);
CREATE INDEX mandates_past_institution_id ON mandates_past (institution_id, id);
-- What each does there, in order: sits as a member, presides, stands in as the nth of several.
CREATE TABLE mandate_functions (
  mandate_id uuid NOT NULL REFERENCES mandates (id),
  place bigint NOT NULL,
  function text COLLATE "C" NOT NULL,
  ordinal bigint,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (mandate_id, place),
  CONSTRAINT mandate_functions_ordinal CHECK (ordinal > 0)
);
CREATE INDEX mandate_functions_function ON mandate_functions (function, mandate_id);
CREATE TABLE mandate_functions_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  mandate_id uuid NOT NULL,
  place bigint NOT NULL,
  function text COLLATE "C" NOT NULL,
  ordinal bigint,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (mandate_id, place, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX mandate_functions_past_function ON mandate_functions_past (function, mandate_id);
