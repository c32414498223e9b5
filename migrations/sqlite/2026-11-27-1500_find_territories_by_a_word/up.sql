-- Which territories have a word in one of their names: groups of three letters, as persons have; PostgreSQL has its own.
CREATE VIRTUAL TABLE territories_search USING fts5 (code UNINDEXED, search, detail = none, tokenize = 'trigram');
INSERT INTO territories_search (rowid, code, search) SELECT rowid, code, search FROM territories;
CREATE TRIGGER territories_search_insert AFTER INSERT ON territories BEGIN
  INSERT INTO territories_search (rowid, code, search) VALUES (new.rowid, new.code, new.search);
END;
CREATE TRIGGER territories_search_update AFTER UPDATE OF code, search ON territories
  WHEN (new.code, new.search) <> (old.code, old.search) BEGIN
  UPDATE territories_search SET code = new.code, search = new.search WHERE rowid = old.rowid;
END;
CREATE TRIGGER territories_search_delete AFTER DELETE ON territories BEGIN
  DELETE FROM territories_search WHERE rowid = old.rowid;
END;
