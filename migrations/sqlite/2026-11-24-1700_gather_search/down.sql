INSERT INTO persons_search (rowid, search) SELECT rowid, search FROM persons
  WHERE rowid IN (SELECT entering FROM persons_search_waiting);
DROP TRIGGER persons_search_insert;
DROP TRIGGER persons_search_update;
DROP TRIGGER persons_search_delete;
DROP TABLE persons_search_waiting;
CREATE TRIGGER persons_search_insert AFTER INSERT ON persons BEGIN
  INSERT INTO persons_search (rowid, search) VALUES (new.rowid, new.search);
END;
CREATE TRIGGER persons_search_update AFTER UPDATE OF search ON persons WHEN new.search <> old.search BEGIN
  DELETE FROM persons_search WHERE rowid = old.rowid;
  INSERT INTO persons_search (rowid, search) VALUES (new.rowid, new.search);
END;
CREATE TRIGGER persons_search_delete AFTER DELETE ON persons BEGIN
  DELETE FROM persons_search WHERE rowid = old.rowid;
END;
