-- Whenever some hundred rows enter the search index, they are a part of their own, merged later: four fifths of what the
-- index cost an import. While something stands in this table none enter it; whoever puts it there lets them all in.
CREATE TABLE persons_search_held (
  one INTEGER PRIMARY KEY CHECK (one = 1)
);
DROP TRIGGER persons_search_enter;
CREATE TRIGGER persons_search_enter AFTER INSERT ON persons_search_waiting
WHEN new.number >= 256 AND NOT EXISTS (SELECT 1 FROM persons_search_held) BEGIN
  INSERT INTO persons_search (rowid, search) SELECT rowid, search FROM persons
    WHERE rowid IN (SELECT entering FROM persons_search_waiting);
  DELETE FROM persons_search_waiting;
END;
