-- What became of a decision and by which majority, and who voted how where each was called. Of what was recorded before,
-- nobody asked.
ALTER TABLE decisions ADD COLUMN outcome text;
ALTER TABLE decisions ADD COLUMN majority jsonb;
CREATE INDEX decisions_outcome ON decisions (outcome, decided_latest, id);
CREATE TABLE decision_votes (
  id uuid NOT NULL PRIMARY KEY,
  decision_id uuid NOT NULL REFERENCES decisions (id),
  number bigint NOT NULL CHECK (number >= 1),
  person_id uuid NOT NULL REFERENCES persons (id),
  choice text NOT NULL,
  reason text,
  created_at timestamptz NOT NULL,
  UNIQUE (decision_id, number),
  UNIQUE (decision_id, person_id)
);
CREATE INDEX decision_votes_person_id ON decision_votes (person_id);
