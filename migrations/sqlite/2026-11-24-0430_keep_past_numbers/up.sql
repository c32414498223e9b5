-- What positions bore keeps its past too: a renumbering was not known before it was recorded.
ALTER TABLE position_numbers ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
UPDATE position_numbers SET updated_at = created_at;
CREATE TABLE position_numbers_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  position_id BLOB NOT NULL,
  ends_on DATE NOT NULL,
  ordinal BIGINT,
  decision_id BLOB,
  source TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (position_id, ends_on, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
