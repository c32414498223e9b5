-- The elected institutions of the State: houses of parliament, councils, professional chambers.
CREATE TABLE institutions (
  id uuid NOT NULL PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  name_ar text NOT NULL,
  name_fr text,
  name_en text,
  name_key text COLLATE "C" NOT NULL,
  latin_key text COLLATE "C",
  territory text COLLATE "C" NOT NULL REFERENCES territories (code),
  seats bigint,
  term_starts_on text,
  term_ends_on text,
  source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (territory, kind, name_key),
  CONSTRAINT institutions_seats CHECK (seats > 0)
);
CREATE INDEX institutions_kind ON institutions (kind, id);
CREATE INDEX institutions_name_key ON institutions (name_key, id);
CREATE INDEX institutions_latin_key ON institutions (latin_key, id);
CREATE TABLE institutions_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  name_ar text NOT NULL,
  name_fr text,
  name_en text,
  name_key text COLLATE "C" NOT NULL,
  latin_key text COLLATE "C",
  territory text COLLATE "C" NOT NULL,
  seats bigint,
  term_starts_on text,
  term_ends_on text,
  source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX institutions_past_territory ON institutions_past (territory, id);
CREATE INDEX institutions_past_kind ON institutions_past (kind, id);
