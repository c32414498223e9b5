-- What the log holds is sealed, and goes with it.
DROP TABLE data_keys;
DROP TABLE journal_checkpoints;
DROP TABLE journal_tiles;
DROP TABLE journal_leaves;
DROP TABLE journal_queue;
DROP TABLE journal;
DELETE FROM keys WHERE name = 'master';
ALTER TABLE former_journal RENAME TO journal;
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_object ON journal (object_id, id);
CREATE INDEX journal_act_id ON journal (act_id, id) WHERE act_id IS NOT NULL;
