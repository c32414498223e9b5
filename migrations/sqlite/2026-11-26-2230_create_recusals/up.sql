-- Who is recused from what concerns whom: one that stands for each pair; what was revoked is kept.
CREATE TABLE recusals (
  id BLOB NOT NULL PRIMARY KEY,
  person_id BLOB NOT NULL REFERENCES persons (id),
  about BLOB NOT NULL REFERENCES persons (id),
  reason TEXT NOT NULL,
  decision_id BLOB REFERENCES decisions (id),
  source TEXT,
  declared_by TEXT NOT NULL,
  revoked_at BIGINT,
  revoked_by TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT recusals_two CHECK (person_id <> about),
  CONSTRAINT recusals_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
) WITHOUT ROWID;
CREATE UNIQUE INDEX recusals_person_id_about_key ON recusals (person_id, about) WHERE revoked_at IS NULL;
CREATE INDEX recusals_person_id ON recusals (person_id, id);
CREATE INDEX recusals_about ON recusals (about, id);
