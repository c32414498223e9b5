-- What positions bore keeps its past too: a renumbering was not known before it was recorded.
ALTER TABLE position_numbers ADD COLUMN updated_at timestamptz NOT NULL DEFAULT 'epoch';
UPDATE position_numbers SET updated_at = created_at;
CREATE TABLE position_numbers_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  position_id uuid NOT NULL,
  ends_on date NOT NULL,
  ordinal bigint,
  decision_id uuid,
  source jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (position_id, ends_on, known_until),
  CHECK (known_from < known_until)
);
