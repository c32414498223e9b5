-- What a body set out to do, what it owes, and what became of it.
CREATE TABLE programmes (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  title text NOT NULL,
  axes jsonb NOT NULL,
  presented_on text NOT NULL,
  presented_latest date NOT NULL,
  meeting_id uuid REFERENCES meetings (id),
  decision_id uuid REFERENCES decisions (id),
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX programmes_body_id ON programmes (body_id, id);
CREATE INDEX programmes_meeting_id ON programmes (meeting_id, id);
CREATE INDEX programmes_decision_id ON programmes (decision_id);
CREATE TABLE actions (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  title text NOT NULL,
  description text,
  status text NOT NULL CHECK (status IN ('open', 'done', 'dropped')),
  responsible_id uuid REFERENCES persons (id),
  opened_on text NOT NULL,
  opened_latest date NOT NULL,
  due_on date,
  closed_on date,
  meeting_id uuid REFERENCES meetings (id),
  decision_id uuid REFERENCES decisions (id),
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX actions_body_id ON actions (body_id, id);
CREATE INDEX actions_status ON actions (status, id);
CREATE INDEX actions_due_on ON actions (due_on, id);
CREATE INDEX actions_meeting_id ON actions (meeting_id, id);
CREATE INDEX actions_decision_id ON actions (decision_id);
CREATE INDEX actions_responsible_id ON actions (responsible_id, id);
CREATE TABLE legal_tasks (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  event text NOT NULL,
  authority text NOT NULL,
  label_ar text NOT NULL,
  label_fr text,
  label_en text,
  clause text,
  opened_on date NOT NULL,
  due_on date NOT NULL,
  done_on date,
  decision_id uuid REFERENCES decisions (id),
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (body_id, event, opened_on)
);
CREATE INDEX legal_tasks_due_on ON legal_tasks (due_on, id);
CREATE INDEX legal_tasks_body_id ON legal_tasks (body_id, due_on, id);
CREATE INDEX legal_tasks_decision_id ON legal_tasks (decision_id);
