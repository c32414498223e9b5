-- Human beings, whatever their link to the party.
CREATE TABLE persons (
  id BLOB NOT NULL PRIMARY KEY,
  name_ar TEXT,
  name_latin TEXT,
  honorific TEXT,
  aliases TEXT NOT NULL,
  gender TEXT CHECK (gender IN ('male', 'female')),
  birth_date TEXT,
  contacts TEXT NOT NULL,
  residence TEXT REFERENCES territories (code),
  province TEXT,
  sources TEXT NOT NULL,
  search TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK (name_ar IS NOT NULL OR name_latin IS NOT NULL)
);
CREATE INDEX persons_sort_key ON persons (sort_key, id);
CREATE INDEX persons_residence ON persons (residence, id);
CREATE INDEX persons_residence_sort_key ON persons (residence, sort_key, id);
CREATE INDEX persons_province ON persons (province, sort_key, id);
-- Three-letter groups of the folded names narrow a search; the text itself has the last word.
CREATE VIRTUAL TABLE persons_search USING fts5 (search, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram');
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
