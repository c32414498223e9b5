-- The territories of a country: a tree whose levels and parents are given, never derived from a code.
CREATE TABLE territory_levels (
  code text NOT NULL PRIMARY KEY,
  rank bigint NOT NULL,
  name_ar text NOT NULL,
  name_fr text NOT NULL,
  name_en text NOT NULL
);
CREATE TABLE territories (
  code text COLLATE "C" NOT NULL PRIMARY KEY,
  level text NOT NULL REFERENCES territory_levels (code),
  parent text COLLATE "C" REFERENCES territories (code),
  path text COLLATE "C" NOT NULL,
  province text COLLATE "C",
  iso_code text,
  kind text,
  slug text NOT NULL,
  name_ar text NOT NULL,
  name_fr text,
  name_en text,
  aliases jsonb NOT NULL,
  population bigint,
  valid_from date,
  valid_to date,
  search text NOT NULL,
  sort_key text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX territories_parent ON territories (parent);
CREATE INDEX territories_path ON territories (path);
CREATE INDEX territories_level ON territories (level, code);
CREATE INDEX territories_sort_key ON territories (sort_key, code);
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX territories_search ON territories USING gin (search gin_trgm_ops);
