-- Organs of the party: a tree, each at a territory, from a day to a day.
CREATE TABLE bodies (
  id BLOB NOT NULL PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  type_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent_id BLOB REFERENCES bodies (id),
  territory TEXT NOT NULL REFERENCES territories (code),
  province TEXT,
  name_ar TEXT NOT NULL,
  name_fr TEXT,
  name_en TEXT,
  competences TEXT NOT NULL,
  starts_earliest DATE,
  starts_latest DATE NOT NULL,
  ends_earliest DATE,
  ends_latest DATE,
  decision_id BLOB REFERENCES decisions (id),
  end_decision_id BLOB REFERENCES decisions (id),
  source TEXT,
  search TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK (parent_id <> id)
) WITHOUT ROWID;
CREATE INDEX bodies_parent_id ON bodies (parent_id, id);
CREATE INDEX bodies_territory ON bodies (territory, id);
CREATE INDEX bodies_province ON bodies (province, id);
CREATE INDEX bodies_type_code ON bodies (type_code, id);
CREATE INDEX bodies_decision_id ON bodies (decision_id);
