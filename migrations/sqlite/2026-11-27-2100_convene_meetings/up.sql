-- Who had to be invited to a meeting, by what agenda and with which notice; and which call a meeting is.
ALTER TABLE meetings ADD COLUMN call BIGINT NOT NULL DEFAULT 1;
CREATE TABLE convocations (
  id BLOB NOT NULL PRIMARY KEY,
  meeting_id BLOB NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL CHECK (number >= 1),
  call BIGINT NOT NULL CHECK (call IN (1, 2)),
  sent_on DATE NOT NULL,
  channel TEXT,
  day DATE NOT NULL,
  planned_at BIGINT,
  place TEXT,
  agenda TEXT NOT NULL,
  invited BIGINT NOT NULL,
  notice_days BIGINT NOT NULL,
  notice_asked BIGINT,
  notice TEXT NOT NULL,
  urgent_reason TEXT,
  clause TEXT,
  failed_quorum TEXT,
  source TEXT,
  created_at BIGINT NOT NULL,
  UNIQUE (meeting_id, number)
) WITHOUT ROWID;
CREATE TABLE invitations (
  id BLOB NOT NULL PRIMARY KEY,
  meeting_id BLOB NOT NULL REFERENCES meetings (id),
  number BIGINT NOT NULL CHECK (number >= 1),
  convocation_id BLOB REFERENCES convocations (id),
  person_id BLOB NOT NULL REFERENCES persons (id),
  position_id BLOB REFERENCES positions (id),
  channel TEXT,
  sent_on DATE,
  proof TEXT,
  reply TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (meeting_id, number),
  UNIQUE (convocation_id, person_id)
) WITHOUT ROWID;
CREATE INDEX invitations_person_id ON invitations (person_id);
CREATE INDEX invitations_position_id ON invitations (position_id);
