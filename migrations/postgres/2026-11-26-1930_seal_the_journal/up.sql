-- The journal as a log nobody can bend: entries that are only ever added, the leaves and tiles of the tree over them,
-- and what was signed of it. Content about a person is sealed under that person's key. What was kept before this
-- stands in former_journal until the service, which has the keys, carries it over.
DROP INDEX journal_object;
DROP INDEX journal_act_id;
DROP INDEX journal_at;
ALTER TABLE journal RENAME TO former_journal;
ALTER INDEX journal_pkey RENAME TO former_journal_pkey;
CREATE TABLE journal (
  id uuid NOT NULL PRIMARY KEY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  actor_id uuid,
  operation text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('change', 'refusal', 'read')),
  object_kind text NOT NULL,
  object_id text NOT NULL,
  request_id text NOT NULL,
  act_id uuid,
  subject_id uuid,
  commitment bytea NOT NULL,
  salt bytea,
  payload text,
  sealed bytea,
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
  entry_id uuid NOT NULL PRIMARY KEY
);
CREATE TABLE journal_leaves (
  position bigint NOT NULL PRIMARY KEY,
  entry_id uuid NOT NULL UNIQUE,
  hash bytea NOT NULL
);
-- The root of each complete subtree of 256^level leaves (C2SP tlog-tiles).
CREATE TABLE journal_tiles (
  level bigint NOT NULL,
  number bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (level, number)
);
CREATE TABLE journal_checkpoints (
  size bigint NOT NULL PRIMARY KEY,
  root bytea NOT NULL,
  note text NOT NULL,
  made_at timestamptz NOT NULL
);
-- One key a person, wrapped by the master key, which is in a file elsewhere. Without its row, what it sealed is gone.
CREATE TABLE data_keys (
  subject_id uuid NOT NULL PRIMARY KEY,
  wrapped bytea NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE FUNCTION journal_is_queued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO journal_queue (entry_id) VALUES (NEW.id); RETURN NULL; END $$;
CREATE FUNCTION journal_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is neither changed nor shortened'; END $$;
CREATE TRIGGER journal_is_queued AFTER INSERT ON journal FOR EACH ROW EXECUTE FUNCTION journal_is_queued();
CREATE TRIGGER journal_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_kept();
CREATE TRIGGER journal_leaves_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_leaves
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_kept();
CREATE TRIGGER journal_tiles_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_tiles
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_kept();
CREATE TRIGGER journal_checkpoints_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_kept();
-- The role of the service, which owns the tables, gives up what it never needs.
REVOKE UPDATE, DELETE, TRUNCATE ON journal, journal_leaves, journal_tiles, journal_checkpoints FROM CURRENT_USER, PUBLIC;
