-- Acts: what moves, ends, merges or splits bodies, and what moves or renumbers territories. What one of them changed
-- stands in the journal under its id, so that it can be withdrawn.
CREATE TABLE acts (
  id uuid NOT NULL PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('move', 'dissolution', 'merger', 'split', 'territory_move', 'renumbering')),
  body_id uuid REFERENCES bodies (id),
  territory text COLLATE "C" REFERENCES territories (code),
  takes_effect_on date NOT NULL,
  decision_id uuid REFERENCES decisions (id),
  source jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT acts_object CHECK ((body_id IS NULL) <> (territory IS NULL)),
  CONSTRAINT acts_basis CHECK (decision_id IS NOT NULL OR source IS NOT NULL)
);
CREATE INDEX acts_body_id ON acts (body_id, id);
CREATE INDEX acts_territory ON acts (territory, id);
CREATE INDEX acts_takes_effect_on ON acts (takes_effect_on);
CREATE TABLE acts_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  body_id uuid,
  territory text COLLATE "C",
  takes_effect_on date NOT NULL,
  decision_id uuid,
  source jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
-- An act is written once all it does is done.
ALTER TABLE body_moves ADD COLUMN act_id uuid REFERENCES acts (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE body_moves_past ADD COLUMN act_id uuid;
ALTER TABLE territory_moves ADD COLUMN act_id uuid REFERENCES acts (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE territory_moves_past ADD COLUMN act_id uuid;
ALTER TABLE journal ADD COLUMN act_id uuid;
CREATE INDEX journal_act_id ON journal (act_id, id) WHERE act_id IS NOT NULL;
CREATE INDEX body_moves_act_id ON body_moves (act_id) WHERE act_id IS NOT NULL;
CREATE INDEX territory_moves_act_id ON territory_moves (act_id) WHERE act_id IS NOT NULL;
