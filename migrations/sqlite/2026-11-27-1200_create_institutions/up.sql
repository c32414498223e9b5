-- The elected institutions of the State: houses of parliament, councils, professional chambers.
CREATE TABLE institutions (
  id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  name_fr TEXT,
  name_en TEXT,
  name_key TEXT NOT NULL,
  latin_key TEXT,
  territory TEXT NOT NULL REFERENCES territories (code),
  seats BIGINT,
  term_starts_on TEXT,
  term_ends_on TEXT,
  source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (territory, kind, name_key),
  CONSTRAINT institutions_seats CHECK (seats > 0)
) WITHOUT ROWID;
CREATE INDEX institutions_kind ON institutions (kind, id);
CREATE INDEX institutions_name_key ON institutions (name_key, id);
CREATE INDEX institutions_latin_key ON institutions (latin_key, id);
CREATE TABLE institutions_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  name_fr TEXT,
  name_en TEXT,
  name_key TEXT NOT NULL,
  latin_key TEXT,
  territory TEXT NOT NULL,
  seats BIGINT,
  term_starts_on TEXT,
  term_ends_on TEXT,
  source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX institutions_past_territory ON institutions_past (territory, id);
CREATE INDEX institutions_past_kind ON institutions_past (kind, id);
