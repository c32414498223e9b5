-- What became of a decision and by which majority, and who voted how where each was called. Of what was recorded before,
-- nobody asked.
ALTER TABLE decisions ADD COLUMN outcome TEXT;
ALTER TABLE decisions ADD COLUMN majority TEXT;
CREATE INDEX decisions_outcome ON decisions (outcome, decided_latest, id);
CREATE TABLE decision_votes (
  id BLOB NOT NULL PRIMARY KEY,
  decision_id BLOB NOT NULL REFERENCES decisions (id),
  number BIGINT NOT NULL CHECK (number >= 1),
  person_id BLOB NOT NULL REFERENCES persons (id),
  choice TEXT NOT NULL,
  reason TEXT,
  created_at BIGINT NOT NULL,
  UNIQUE (decision_id, number),
  UNIQUE (decision_id, person_id)
) WITHOUT ROWID;
CREATE INDEX decision_votes_person_id ON decision_votes (person_id);
