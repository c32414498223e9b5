DROP TRIGGER persons_search_enter;
DROP TABLE persons_search_held;
CREATE TRIGGER persons_search_enter AFTER INSERT ON persons_search_waiting WHEN new.number >= 256 BEGIN
  INSERT INTO persons_search (rowid, search) SELECT rowid, search FROM persons
    WHERE rowid IN (SELECT entering FROM persons_search_waiting);
  DELETE FROM persons_search_waiting;
END;
