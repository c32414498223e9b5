-- The ordinals positions bore before: each up to a day; null while the position was not in the body yet.
CREATE TABLE position_numbers (
  position_id uuid NOT NULL REFERENCES positions (id) ON DELETE CASCADE,
  ends_on date NOT NULL,
  ordinal bigint CHECK (ordinal >= 1),
  decision_id uuid REFERENCES decisions (id),
  source jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (position_id, ends_on)
);
CREATE INDEX position_numbers_decision_id ON position_numbers (decision_id);
