-- What was known before. Each of these tables keeps in its twin every state a row was in, from the moment it
-- was recorded until the moment another took its place. The triggers that write there, and what reads there,
-- are made from the columns by src/db/past.rs after the migrations have run.
ALTER TABLE territory_levels ADD COLUMN updated_at timestamptz NOT NULL DEFAULT 'epoch';
UPDATE territory_levels SET updated_at = coalesce((SELECT min(updated_at) FROM territories), updated_at);
-- The last moment at which anything changed: no change is ever recorded before it.
CREATE INDEX journal_at ON journal (at);
CREATE SCHEMA past;
CREATE TABLE territory_levels_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  code text NOT NULL,
  rank bigint NOT NULL,
  name_ar text NOT NULL,
  name_fr text NOT NULL,
  name_en text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (code, known_until),
  CHECK (known_from < known_until)
);
CREATE TABLE territories_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  code text COLLATE "C" NOT NULL,
  level text NOT NULL,
  parent text COLLATE "C",
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
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (code, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX territories_past_parent ON territories_past (parent);
CREATE INDEX territories_past_path ON territories_past (path);
CREATE INDEX territories_past_level ON territories_past (level, code);
CREATE INDEX territories_past_sort_key ON territories_past (sort_key, code);
CREATE TABLE statutes_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  number bigint NOT NULL,
  effective_from date NOT NULL,
  document jsonb NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX statutes_past_effective_from ON statutes_past (effective_from);
CREATE TABLE bodies_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  slug text COLLATE "C" NOT NULL,
  type_code text NOT NULL,
  kind text NOT NULL,
  parent_id uuid,
  territory text COLLATE "C" NOT NULL,
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
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX bodies_past_slug ON bodies_past (slug);
CREATE INDEX bodies_past_parent_id ON bodies_past (parent_id, id);
CREATE INDEX bodies_past_territory ON bodies_past (territory, id);
CREATE INDEX bodies_past_province ON bodies_past (province, id);
CREATE INDEX bodies_past_type_code ON bodies_past (type_code, id);
CREATE INDEX bodies_past_decision_id ON bodies_past (decision_id);
CREATE TABLE memberships_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  unit_id uuid,
  number text,
  standing text NOT NULL,
  starts_earliest date,
  starts_latest date NOT NULL,
  ends_earliest date,
  ends_latest date,
  held_from date,
  held_to date,
  source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX memberships_past_person_id ON memberships_past (person_id, id);
CREATE INDEX memberships_past_unit_id ON memberships_past (unit_id, id);
CREATE INDEX memberships_past_standing ON memberships_past (standing, id);
CREATE TABLE positions_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  type_code text NOT NULL,
  ordinal bigint,
  seats bigint,
  rank bigint NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX positions_past_body_id ON positions_past (body_id, rank, ordinal, id);
CREATE TABLE appointments_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  position_id uuid NOT NULL,
  body_id uuid NOT NULL,
  seat bigint NOT NULL,
  person_id uuid NOT NULL,
  capacity text NOT NULL,
  mode text NOT NULL,
  starts_earliest date,
  starts_latest date NOT NULL,
  ends_earliest date,
  ends_latest date,
  held_from date,
  held_to date,
  ended_by text,
  decision_id uuid,
  source jsonb,
  end_decision_id uuid,
  end_source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX appointments_past_position_id ON appointments_past (position_id, id);
CREATE INDEX appointments_past_body_id ON appointments_past (body_id, id);
CREATE INDEX appointments_past_person_id ON appointments_past (person_id, id);
CREATE INDEX appointments_past_decision_id ON appointments_past (decision_id);
