-- Organs of the party: a tree, each at a territory, from a day to a day.
CREATE TABLE bodies (
  id uuid NOT NULL PRIMARY KEY,
  slug text COLLATE "C" NOT NULL UNIQUE,
  type_code text NOT NULL,
  kind text NOT NULL,
  parent_id uuid REFERENCES bodies (id),
  territory text COLLATE "C" NOT NULL REFERENCES territories (code),
  province text COLLATE "C",
  name_ar text NOT NULL,
  name_fr text,
  name_en text,
  competences jsonb NOT NULL,
  starts_earliest date,
  starts_latest date NOT NULL,
  ends_earliest date,
  ends_latest date,
  decision_id uuid,
  end_decision_id uuid,
  source jsonb,
  search text NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK (parent_id <> id)
);
CREATE INDEX bodies_parent_id ON bodies (parent_id, id);
CREATE INDEX bodies_territory ON bodies (territory, id);
CREATE INDEX bodies_province ON bodies (province, id);
CREATE INDEX bodies_type_code ON bodies (type_code, id);
CREATE INDEX bodies_decision_id ON bodies (decision_id);
