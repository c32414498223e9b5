-- Where a territory lies is dated, as where a body stands: its row says where it lies since the last of its moves, each
-- move keeps where it lay before. A territory that is renumbered ends, and the one with its new code begins.
ALTER TABLE territories ADD COLUMN stands_from DATE;
ALTER TABLE territories_past ADD COLUMN stands_from DATE;
ALTER TABLE territories ADD COLUMN renumbered_from TEXT REFERENCES territories (code);
ALTER TABLE territories_past ADD COLUMN renumbered_from TEXT;
ALTER TABLE territories ADD COLUMN renumbered_to TEXT REFERENCES territories (code);
ALTER TABLE territories_past ADD COLUMN renumbered_to TEXT;
CREATE TABLE territory_moves (
  id BLOB NOT NULL PRIMARY KEY,
  code TEXT NOT NULL REFERENCES territories (code),
  takes_effect_on DATE NOT NULL,
  stood_from DATE CHECK (stood_from < takes_effect_on),
  parent TEXT REFERENCES territories (code),
  path TEXT NOT NULL,
  province TEXT,
  source TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (code, takes_effect_on)
) WITHOUT ROWID;
CREATE INDEX territory_moves_takes_effect_on ON territory_moves (takes_effect_on);
CREATE INDEX territory_moves_parent ON territory_moves (parent, takes_effect_on);
CREATE INDEX territory_moves_path ON territory_moves (path, takes_effect_on);
CREATE TABLE territory_moves_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  code TEXT NOT NULL,
  takes_effect_on DATE NOT NULL,
  stood_from DATE,
  parent TEXT,
  path TEXT NOT NULL,
  province TEXT,
  source TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
