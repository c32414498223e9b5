-- Where a body stands is dated. Its row says where it stands since the last of its moves; each move keeps where it
-- stood before, from the move before that.
ALTER TABLE bodies ADD COLUMN stands_from date;
ALTER TABLE bodies_past ADD COLUMN stands_from date;
ALTER TABLE bodies ADD COLUMN end_source jsonb;
ALTER TABLE bodies_past ADD COLUMN end_source jsonb;
ALTER TABLE bodies ADD COLUMN merged_into uuid REFERENCES bodies (id);
ALTER TABLE bodies_past ADD COLUMN merged_into uuid;
ALTER TABLE bodies ADD COLUMN split_from uuid REFERENCES bodies (id);
ALTER TABLE bodies_past ADD COLUMN split_from uuid;
CREATE TABLE body_moves (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  takes_effect_on date NOT NULL,
  stood_from date CHECK (stood_from < takes_effect_on),
  parent_id uuid REFERENCES bodies (id),
  territory text COLLATE "C" NOT NULL REFERENCES territories (code),
  province text COLLATE "C",
  name_ar text NOT NULL,
  name_fr text,
  name_en text,
  search text NOT NULL,
  decision_id uuid REFERENCES decisions (id),
  source jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (body_id, takes_effect_on),
  CONSTRAINT body_moves_basis CHECK (decision_id IS NOT NULL OR source IS NOT NULL)
);
CREATE INDEX body_moves_takes_effect_on ON body_moves (takes_effect_on);
CREATE INDEX body_moves_parent_id ON body_moves (parent_id, takes_effect_on);
CREATE INDEX body_moves_territory ON body_moves (territory, takes_effect_on);
-- Memberships, actions and legal tasks that went from one body to another: the row says which body has them since the
-- last time, each line which body had them before.
CREATE TABLE handovers (
  id uuid NOT NULL PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('membership', 'action', 'legal_task')),
  object_id uuid NOT NULL,
  from_body_id uuid NOT NULL REFERENCES bodies (id),
  to_body_id uuid REFERENCES bodies (id),
  handed_on date NOT NULL,
  held_from date CHECK (held_from <= handed_on),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX handovers_object_id ON handovers (object_id, handed_on);
CREATE INDEX handovers_from_body_id ON handovers (from_body_id, kind, handed_on);
CREATE INDEX handovers_to_body_id ON handovers (to_body_id, kind, handed_on);
CREATE TABLE body_moves_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  takes_effect_on date NOT NULL,
  stood_from date,
  parent_id uuid,
  territory text COLLATE "C" NOT NULL,
  province text COLLATE "C",
  name_ar text NOT NULL,
  name_fr text,
  name_en text,
  search text NOT NULL,
  decision_id uuid,
  source jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE TABLE handovers_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  object_id uuid NOT NULL,
  from_body_id uuid NOT NULL,
  to_body_id uuid,
  handed_on date NOT NULL,
  held_from date,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
