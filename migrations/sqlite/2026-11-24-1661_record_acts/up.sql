-- Acts: what moves, ends, merges or splits bodies, and what moves or renumbers territories. What one of them changed
-- stands in the journal under its id, so that it can be withdrawn.
CREATE TABLE acts (
  id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('move', 'dissolution', 'merger', 'split', 'territory_move', 'renumbering')),
  body_id BLOB REFERENCES bodies (id),
  territory TEXT REFERENCES territories (code),
  takes_effect_on DATE NOT NULL,
  decision_id BLOB REFERENCES decisions (id),
  source TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT acts_object CHECK ((body_id IS NULL) <> (territory IS NULL)),
  CONSTRAINT acts_basis CHECK (decision_id IS NOT NULL OR source IS NOT NULL)
) WITHOUT ROWID;
CREATE INDEX acts_body_id ON acts (body_id, id);
CREATE INDEX acts_territory ON acts (territory, id);
CREATE INDEX acts_takes_effect_on ON acts (takes_effect_on);
CREATE TABLE acts_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  body_id BLOB,
  territory TEXT,
  takes_effect_on DATE NOT NULL,
  decision_id BLOB,
  source TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
-- An act is written once all it does is done.
ALTER TABLE body_moves ADD COLUMN act_id BLOB REFERENCES acts (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE body_moves_past ADD COLUMN act_id BLOB;
ALTER TABLE territory_moves ADD COLUMN act_id BLOB REFERENCES acts (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE territory_moves_past ADD COLUMN act_id BLOB;
ALTER TABLE journal ADD COLUMN act_id BLOB;
CREATE INDEX journal_act_id ON journal (act_id, id) WHERE act_id IS NOT NULL;
CREATE INDEX body_moves_act_id ON body_moves (act_id) WHERE act_id IS NOT NULL;
CREATE INDEX territory_moves_act_id ON territory_moves (act_id) WHERE act_id IS NOT NULL;
