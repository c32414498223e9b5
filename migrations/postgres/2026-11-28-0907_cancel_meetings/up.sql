-- A meeting is cancelled with a reason, for as long as the cancellation is there; and how often its day, hour or place changed
-- is counted, so that a calendar kept elsewhere follows it.
ALTER TABLE meetings ADD COLUMN cancelled_at timestamptz;
ALTER TABLE meetings ADD COLUMN sequence bigint NOT NULL DEFAULT 0;
CREATE INDEX meetings_cancelled ON meetings (held_latest, id) WHERE cancelled_at IS NOT NULL;
CREATE TABLE meeting_cancellations (
  meeting_id uuid NOT NULL PRIMARY KEY REFERENCES meetings (id),
  reason text NOT NULL,
  told_on date,
  channel text,
  recorded_by text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
