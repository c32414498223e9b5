-- What was said and proposed is found by its words, folded, in groups of three letters. What has none yet is folded at the next start.
ALTER TABLE interventions ADD COLUMN search TEXT;
ALTER TABLE proposals ADD COLUMN search TEXT;
CREATE INDEX interventions_unfolded ON interventions (id) WHERE search IS NULL;
CREATE INDEX proposals_unfolded ON proposals (id) WHERE search IS NULL;
-- What groups said together.
CREATE INDEX interventions_collective ON interventions (meeting_id, number) WHERE group_name IS NOT NULL;
CREATE VIRTUAL TABLE interventions_search USING fts5 (search, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram');
INSERT INTO interventions_search (rowid, search) SELECT rowid, search FROM interventions;
CREATE TRIGGER interventions_search_insert AFTER INSERT ON interventions BEGIN
  INSERT INTO interventions_search (rowid, search) VALUES (new.rowid, new.search);
END;
CREATE TRIGGER interventions_search_update AFTER UPDATE OF search ON interventions WHEN new.search IS NOT old.search BEGIN
  DELETE FROM interventions_search WHERE rowid = old.rowid;
  INSERT INTO interventions_search (rowid, search) VALUES (new.rowid, new.search);
END;
CREATE TRIGGER interventions_search_delete AFTER DELETE ON interventions BEGIN
  DELETE FROM interventions_search WHERE rowid = old.rowid;
END;
CREATE VIRTUAL TABLE proposals_search USING fts5 (search, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram');
INSERT INTO proposals_search (rowid, search) SELECT rowid, search FROM proposals;
CREATE TRIGGER proposals_search_insert AFTER INSERT ON proposals BEGIN
  INSERT INTO proposals_search (rowid, search) VALUES (new.rowid, new.search);
END;
CREATE TRIGGER proposals_search_update AFTER UPDATE OF search ON proposals WHEN new.search IS NOT old.search BEGIN
  DELETE FROM proposals_search WHERE rowid = old.rowid;
  INSERT INTO proposals_search (rowid, search) VALUES (new.rowid, new.search);
END;
CREATE TRIGGER proposals_search_delete AFTER DELETE ON proposals BEGIN
  DELETE FROM proposals_search WHERE rowid = old.rowid;
END;
