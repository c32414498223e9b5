-- Where a body stands is dated. Its row says where it stands since the last of its moves; each move keeps where it
-- stood before, from the move before that.
ALTER TABLE bodies ADD COLUMN stands_from DATE;
ALTER TABLE bodies_past ADD COLUMN stands_from DATE;
ALTER TABLE bodies ADD COLUMN end_source TEXT;
ALTER TABLE bodies_past ADD COLUMN end_source TEXT;
ALTER TABLE bodies ADD COLUMN merged_into BLOB REFERENCES bodies (id);
ALTER TABLE bodies_past ADD COLUMN merged_into BLOB;
ALTER TABLE bodies ADD COLUMN split_from BLOB REFERENCES bodies (id);
ALTER TABLE bodies_past ADD COLUMN split_from BLOB;
CREATE TABLE body_moves (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  takes_effect_on DATE NOT NULL,
  stood_from DATE CHECK (stood_from < takes_effect_on),
  parent_id BLOB REFERENCES bodies (id),
  territory TEXT NOT NULL REFERENCES territories (code),
  province TEXT,
  name_ar TEXT NOT NULL,
  name_fr TEXT,
  name_en TEXT,
  search TEXT NOT NULL,
  decision_id BLOB REFERENCES decisions (id),
  source TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (body_id, takes_effect_on),
  CONSTRAINT body_moves_basis CHECK (decision_id IS NOT NULL OR source IS NOT NULL)
) WITHOUT ROWID;
CREATE INDEX body_moves_takes_effect_on ON body_moves (takes_effect_on);
CREATE INDEX body_moves_parent_id ON body_moves (parent_id, takes_effect_on);
CREATE INDEX body_moves_territory ON body_moves (territory, takes_effect_on);
-- Memberships, actions and legal tasks that went from one body to another: the row says which body has them since the
-- last time, each line which body had them before.
CREATE TABLE handovers (
  id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('membership', 'action', 'legal_task')),
  object_id BLOB NOT NULL,
  from_body_id BLOB NOT NULL REFERENCES bodies (id),
  to_body_id BLOB REFERENCES bodies (id),
  handed_on DATE NOT NULL,
  held_from DATE CHECK (held_from <= handed_on),
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX handovers_object_id ON handovers (object_id, handed_on);
CREATE INDEX handovers_from_body_id ON handovers (from_body_id, kind, handed_on);
CREATE INDEX handovers_to_body_id ON handovers (to_body_id, kind, handed_on);
CREATE TABLE body_moves_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  body_id BLOB NOT NULL,
  takes_effect_on DATE NOT NULL,
  stood_from DATE,
  parent_id BLOB,
  territory TEXT NOT NULL,
  province TEXT,
  name_ar TEXT NOT NULL,
  name_fr TEXT,
  name_en TEXT,
  search TEXT NOT NULL,
  decision_id BLOB,
  source TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE TABLE handovers_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  object_id BLOB NOT NULL,
  from_body_id BLOB NOT NULL,
  to_body_id BLOB,
  handed_on DATE NOT NULL,
  held_from DATE,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
