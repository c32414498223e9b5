-- Who had to be invited to a meeting, by what agenda and with which notice; and which call a meeting is.
ALTER TABLE meetings ADD COLUMN call bigint NOT NULL DEFAULT 1;
CREATE TABLE convocations (
  id uuid NOT NULL PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  number bigint NOT NULL CHECK (number >= 1),
  call bigint NOT NULL CHECK (call IN (1, 2)),
  sent_on date NOT NULL,
  channel text,
  day date NOT NULL,
  planned_at timestamptz,
  place text,
  agenda jsonb NOT NULL,
  invited bigint NOT NULL,
  notice_days bigint NOT NULL,
  notice_asked bigint,
  notice text NOT NULL,
  urgent_reason text,
  clause text,
  failed_quorum jsonb,
  source jsonb,
  created_at timestamptz NOT NULL,
  UNIQUE (meeting_id, number)
);
CREATE TABLE invitations (
  id uuid NOT NULL PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  number bigint NOT NULL CHECK (number >= 1),
  convocation_id uuid REFERENCES convocations (id),
  person_id uuid NOT NULL REFERENCES persons (id),
  position_id uuid REFERENCES positions (id),
  channel text,
  sent_on date,
  proof text,
  reply text,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (meeting_id, number),
  UNIQUE (convocation_id, person_id)
);
CREATE INDEX invitations_person_id ON invitations (person_id);
CREATE INDEX invitations_position_id ON invitations (position_id);
