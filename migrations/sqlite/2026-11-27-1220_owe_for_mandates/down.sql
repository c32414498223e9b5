CREATE TABLE legal_tasks_anew (
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
INSERT INTO legal_tasks_anew (id, body_id, event, authority, label_ar, label_fr, label_en, clause, opened_on, due_on, done_on, decision_id, version, created_at, updated_at)
  SELECT id, body_id, event, authority, label_ar, label_fr, label_en, clause, opened_on, due_on, done_on, decision_id, version, created_at, updated_at FROM legal_tasks WHERE mandate_id IS NULL;
DROP TABLE legal_tasks;
ALTER TABLE legal_tasks_anew RENAME TO legal_tasks;
CREATE INDEX legal_tasks_due_on ON legal_tasks (due_on, id);
CREATE INDEX legal_tasks_body_id ON legal_tasks (body_id, due_on, id);
CREATE INDEX legal_tasks_decision_id ON legal_tasks (decision_id);
