-- The ordinals positions bore before: each up to a day; null while the position was not in the body yet.
CREATE TABLE position_numbers (
  position_id BLOB NOT NULL REFERENCES positions (id) ON DELETE CASCADE,
  ends_on DATE NOT NULL,
  ordinal BIGINT CHECK (ordinal >= 1),
  decision_id BLOB REFERENCES decisions (id),
  source TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (position_id, ends_on)
) WITHOUT ROWID;
CREATE INDEX position_numbers_decision_id ON position_numbers (decision_id);
