-- Where a territory lies is dated, as where a body stands: its row says where it lies since the last of its moves, each
-- move keeps where it lay before. A territory that is renumbered ends, and the one with its new code begins.
ALTER TABLE territories ADD COLUMN stands_from date;
ALTER TABLE territories_past ADD COLUMN stands_from date;
ALTER TABLE territories ADD COLUMN renumbered_from text COLLATE "C" REFERENCES territories (code);
ALTER TABLE territories_past ADD COLUMN renumbered_from text COLLATE "C";
ALTER TABLE territories ADD COLUMN renumbered_to text COLLATE "C" REFERENCES territories (code);
ALTER TABLE territories_past ADD COLUMN renumbered_to text COLLATE "C";
CREATE TABLE territory_moves (
  id uuid NOT NULL PRIMARY KEY,
  code text COLLATE "C" NOT NULL REFERENCES territories (code),
  takes_effect_on date NOT NULL,
  stood_from date CHECK (stood_from < takes_effect_on),
  parent text COLLATE "C" REFERENCES territories (code),
  path text COLLATE "C" NOT NULL,
  province text COLLATE "C",
  source jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (code, takes_effect_on)
);
CREATE INDEX territory_moves_takes_effect_on ON territory_moves (takes_effect_on);
CREATE INDEX territory_moves_parent ON territory_moves (parent, takes_effect_on);
CREATE INDEX territory_moves_path ON territory_moves (path, takes_effect_on);
CREATE TABLE territory_moves_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  code text COLLATE "C" NOT NULL,
  takes_effect_on date NOT NULL,
  stood_from date,
  parent text COLLATE "C",
  path text COLLATE "C" NOT NULL,
  province text COLLATE "C",
  source jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
