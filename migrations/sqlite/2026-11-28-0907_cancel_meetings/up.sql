-- A meeting is cancelled with a reason, for as long as the cancellation is there; and how often its day, hour or place changed
-- is counted, so that a calendar kept elsewhere follows it.
ALTER TABLE meetings ADD COLUMN cancelled_at BIGINT;
ALTER TABLE meetings ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
CREATE INDEX meetings_cancelled ON meetings (held_latest, id) WHERE cancelled_at IS NOT NULL;
CREATE TABLE meeting_cancellations (
  meeting_id BLOB NOT NULL PRIMARY KEY REFERENCES meetings (id),
  reason TEXT NOT NULL,
  told_on DATE,
  channel TEXT,
  recorded_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
) WITHOUT ROWID;
