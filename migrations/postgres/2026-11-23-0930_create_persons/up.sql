-- Human beings, whatever their link to the party.
CREATE TABLE persons (
  id uuid NOT NULL PRIMARY KEY,
  name_ar text,
  name_latin text,
  honorific text,
  aliases jsonb NOT NULL,
  gender text CHECK (gender IN ('male', 'female')),
  birth_date text,
  contacts jsonb NOT NULL,
  residence text COLLATE "C" REFERENCES territories (code),
  province text COLLATE "C",
  sources jsonb NOT NULL,
  search text NOT NULL,
  sort_key text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK (name_ar IS NOT NULL OR name_latin IS NOT NULL)
);
CREATE INDEX persons_sort_key ON persons (sort_key, id);
CREATE INDEX persons_residence ON persons (residence, id);
CREATE INDEX persons_residence_sort_key ON persons (residence, sort_key, id);
CREATE INDEX persons_province ON persons (province, sort_key, id);
CREATE INDEX persons_search ON persons USING gin (search gin_trgm_ops);
