-- The territories of a country: a tree whose levels and parents are given, never derived from a code.
CREATE TABLE territory_levels (
  code TEXT NOT NULL PRIMARY KEY,
  rank BIGINT NOT NULL,
  name_ar TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  name_en TEXT NOT NULL
);
CREATE TABLE territories (
  code TEXT NOT NULL PRIMARY KEY,
  level TEXT NOT NULL REFERENCES territory_levels (code),
  parent TEXT REFERENCES territories (code),
  path TEXT NOT NULL,
  province TEXT,
  iso_code TEXT,
  kind TEXT,
  slug TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  name_fr TEXT,
  name_en TEXT,
  aliases TEXT NOT NULL,
  population BIGINT,
  valid_from DATE,
  valid_to DATE,
  search TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  version BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX territories_parent ON territories (parent);
CREATE INDEX territories_path ON territories (path);
CREATE INDEX territories_level ON territories (level, code);
CREATE INDEX territories_sort_key ON territories (sort_key, code);
