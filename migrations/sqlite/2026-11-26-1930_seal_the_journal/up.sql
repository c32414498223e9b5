-- The journal as a log nobody can bend: entries that are only ever added, the leaves and tiles of the tree over them,
-- and what was signed of it. Content about a person is sealed under that person's key. What was kept before this
-- stands in former_journal until the service, which has the keys, carries it over.
DROP INDEX journal_object;
DROP INDEX journal_act_id;
DROP INDEX journal_at;
ALTER TABLE journal RENAME TO former_journal;
CREATE TABLE journal (
  id BLOB NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  actor_id BLOB,
  operation TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'refusal', 'read')),
  object_kind TEXT NOT NULL,
  object_id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  act_id BLOB,
  subject_id BLOB,
  commitment BLOB NOT NULL,
  salt BLOB,
  payload TEXT,
  sealed BLOB,
  CONSTRAINT journal_content CHECK (
    CASE WHEN subject_id IS NULL THEN salt IS NOT NULL AND payload IS NOT NULL AND sealed IS NULL
    ELSE salt IS NULL AND payload IS NULL AND sealed IS NOT NULL END
  )
);
CREATE INDEX journal_object ON journal (object_id, object_kind, id);
CREATE INDEX journal_object_kind ON journal (object_kind, id);
CREATE INDEX journal_actor ON journal (actor, id);
CREATE INDEX journal_actor_id ON journal (actor_id, id);
CREATE INDEX journal_operation ON journal (operation, id);
CREATE INDEX journal_kind ON journal (kind, id);
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_act_id ON journal (act_id, id) WHERE act_id IS NOT NULL;
-- Entries that wait for their position.
CREATE TABLE journal_queue (
  entry_id BLOB NOT NULL PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE journal_leaves (
  position BIGINT NOT NULL PRIMARY KEY,
  entry_id BLOB NOT NULL UNIQUE,
  hash BLOB NOT NULL
) WITHOUT ROWID;
-- The root of each complete subtree of 256^level leaves (C2SP tlog-tiles).
CREATE TABLE journal_tiles (
  level BIGINT NOT NULL,
  number BIGINT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (level, number)
) WITHOUT ROWID;
CREATE TABLE journal_checkpoints (
  size BIGINT NOT NULL PRIMARY KEY,
  root BLOB NOT NULL,
  note TEXT NOT NULL,
  made_at BIGINT NOT NULL
) WITHOUT ROWID;
-- One key a person, wrapped by the master key, which is in a file elsewhere. Without its row, what it sealed is gone.
CREATE TABLE data_keys (
  subject_id BLOB NOT NULL PRIMARY KEY,
  wrapped BLOB NOT NULL,
  created_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER journal_is_queued AFTER INSERT ON journal BEGIN
  INSERT INTO journal_queue (entry_id) VALUES (new.id);
END;
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is not changed'); END;
CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is not shortened'); END;
CREATE TRIGGER journal_leaves_are_not_changed BEFORE UPDATE ON journal_leaves BEGIN SELECT RAISE(ABORT, 'the journal is not changed'); END;
CREATE TRIGGER journal_leaves_are_not_shortened BEFORE DELETE ON journal_leaves BEGIN SELECT RAISE(ABORT, 'the journal is not shortened'); END;
CREATE TRIGGER journal_tiles_are_not_changed BEFORE UPDATE ON journal_tiles BEGIN SELECT RAISE(ABORT, 'the journal is not changed'); END;
CREATE TRIGGER journal_tiles_are_not_shortened BEFORE DELETE ON journal_tiles BEGIN SELECT RAISE(ABORT, 'the journal is not shortened'); END;
CREATE TRIGGER journal_checkpoints_are_not_changed BEFORE UPDATE ON journal_checkpoints BEGIN SELECT RAISE(ABORT, 'the journal is not changed'); END;
CREATE TRIGGER journal_checkpoints_are_not_shortened BEFORE DELETE ON journal_checkpoints BEGIN SELECT RAISE(ABORT, 'the journal is not shortened'); END;
