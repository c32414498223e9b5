-- Who is recused from what concerns whom: one that stands for each pair; what was revoked is kept.
CREATE TABLE recusals (
  id uuid NOT NULL PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES persons (id),
  about uuid NOT NULL REFERENCES persons (id),
  reason text NOT NULL,
  decision_id uuid REFERENCES decisions (id),
  source jsonb,
  declared_by text NOT NULL,
  revoked_at timestamptz,
  revoked_by text,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT recusals_two CHECK (person_id <> about),
  CONSTRAINT recusals_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE UNIQUE INDEX recusals_person_id_about_key ON recusals (person_id, about) WHERE revoked_at IS NULL;
CREATE INDEX recusals_person_id ON recusals (person_id, id);
CREATE INDEX recusals_about ON recusals (about, id);
