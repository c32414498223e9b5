-- What a body set out to do, what it owes, and what became of it.
CREATE TABLE programmes (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  title TEXT NOT NULL,
  axes TEXT NOT NULL,
  presented_on TEXT NOT NULL,
  presented_latest DATE NOT NULL,
  meeting_id BLOB REFERENCES meetings (id),
  decision_id BLOB REFERENCES decisions (id),
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX programmes_body_id ON programmes (body_id, id);
CREATE INDEX programmes_meeting_id ON programmes (meeting_id, id);
CREATE INDEX programmes_decision_id ON programmes (decision_id);
CREATE TABLE actions (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  title TEXT NOT NULL,
  description TEXT,
  status TEXT NOT NULL CHECK (status IN ('open', 'done', 'dropped')),
  responsible_id BLOB REFERENCES persons (id),
  opened_on TEXT NOT NULL,
  opened_latest DATE NOT NULL,
  due_on DATE,
  closed_on DATE,
  meeting_id BLOB REFERENCES meetings (id),
  decision_id BLOB REFERENCES decisions (id),
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX actions_body_id ON actions (body_id, id);
CREATE INDEX actions_status ON actions (status, id);
CREATE INDEX actions_due_on ON actions (due_on, id);
CREATE INDEX actions_meeting_id ON actions (meeting_id, id);
CREATE INDEX actions_decision_id ON actions (decision_id);
CREATE INDEX actions_responsible_id ON actions (responsible_id, id);
CREATE TABLE legal_tasks (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  event TEXT NOT NULL,
  authority TEXT NOT NULL,
  label_ar TEXT NOT NULL,
  label_fr TEXT,
  label_en TEXT,
  clause TEXT,
  opened_on DATE NOT NULL,
  due_on DATE NOT NULL,
  done_on DATE,
  decision_id BLOB REFERENCES decisions (id),
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (body_id, event, opened_on)
);
CREATE INDEX legal_tasks_due_on ON legal_tasks (due_on, id);
CREATE INDEX legal_tasks_body_id ON legal_tasks (body_id, due_on, id);
CREATE INDEX legal_tasks_decision_id ON legal_tasks (decision_id);
