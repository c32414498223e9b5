-- What was known before. Each of these tables keeps in its twin every state a row was in, from the moment it
-- was recorded until the moment another took its place. The triggers that write there, and what reads there,
-- are made from the columns by src/db/past.rs after the migrations have run.
ALTER TABLE territory_levels ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
UPDATE territory_levels SET updated_at = coalesce((SELECT min(updated_at) FROM territories), updated_at);
-- The last moment at which anything changed: no change is ever recorded before it.
CREATE INDEX journal_at ON journal (at);
CREATE TABLE territory_levels_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  code TEXT NOT NULL,
  rank BIGINT NOT NULL,
  name_ar TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  name_en TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (code, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE TABLE territories_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  code TEXT NOT NULL,
  level TEXT NOT NULL,
  parent TEXT,
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
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (code, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX territories_past_parent ON territories_past (parent);
CREATE INDEX territories_past_path ON territories_past (path);
CREATE INDEX territories_past_level ON territories_past (level, code);
CREATE INDEX territories_past_sort_key ON territories_past (sort_key, code);
CREATE TABLE statutes_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  number BIGINT NOT NULL,
  effective_from DATE NOT NULL,
  document TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX statutes_past_effective_from ON statutes_past (effective_from);
CREATE TABLE bodies_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  slug TEXT NOT NULL,
  type_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent_id BLOB,
  territory TEXT NOT NULL,
  province TEXT,
  name_ar TEXT NOT NULL,
  name_fr TEXT,
  name_en TEXT,
  competences TEXT NOT NULL,
  starts_earliest DATE,
  starts_latest DATE NOT NULL,
  ends_earliest DATE,
  ends_latest DATE,
  decision_id BLOB,
  end_decision_id BLOB,
  source TEXT,
  search TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX bodies_past_slug ON bodies_past (slug);
CREATE INDEX bodies_past_parent_id ON bodies_past (parent_id, id);
CREATE INDEX bodies_past_territory ON bodies_past (territory, id);
CREATE INDEX bodies_past_province ON bodies_past (province, id);
CREATE INDEX bodies_past_type_code ON bodies_past (type_code, id);
CREATE INDEX bodies_past_decision_id ON bodies_past (decision_id);
CREATE TABLE memberships_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  unit_id BLOB,
  number TEXT,
  standing TEXT NOT NULL,
  starts_earliest DATE,
  starts_latest DATE NOT NULL,
  ends_earliest DATE,
  ends_latest DATE,
  held_from DATE,
  held_to DATE,
  source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX memberships_past_person_id ON memberships_past (person_id, id);
CREATE INDEX memberships_past_unit_id ON memberships_past (unit_id, id);
CREATE INDEX memberships_past_standing ON memberships_past (standing, id);
CREATE TABLE positions_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  body_id BLOB NOT NULL,
  type_code TEXT NOT NULL,
  ordinal BIGINT,
  seats BIGINT,
  rank BIGINT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX positions_past_body_id ON positions_past (body_id, rank, ordinal, id);
CREATE TABLE appointments_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  position_id BLOB NOT NULL,
  body_id BLOB NOT NULL,
  seat BIGINT NOT NULL,
  person_id BLOB NOT NULL,
  capacity TEXT NOT NULL,
  mode TEXT NOT NULL,
  starts_earliest DATE,
  starts_latest DATE NOT NULL,
  ends_earliest DATE,
  ends_latest DATE,
  held_from DATE,
  held_to DATE,
  ended_by TEXT,
  decision_id BLOB,
  source TEXT,
  end_decision_id BLOB,
  end_source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX appointments_past_position_id ON appointments_past (position_id, id);
CREATE INDEX appointments_past_body_id ON appointments_past (body_id, id);
CREATE INDEX appointments_past_person_id ON appointments_past (person_id, id);
CREATE INDEX appointments_past_decision_id ON appointments_past (decision_id);
