-- Births and private contacts are kept in an envelope of each person. What is in the clear until now waits here to be
-- sealed at the next start: only who has the keys can do it.
CREATE TABLE unsealed_persons (
  person_id uuid NOT NULL PRIMARY KEY,
  birth_date text,
  contacts jsonb NOT NULL
);
INSERT INTO unsealed_persons (person_id, birth_date, contacts)
  SELECT id, birth_date, contacts FROM persons WHERE birth_date IS NOT NULL OR contacts <> '[]';
-- The last row is of nobody: it stands until what was overwritten is gone from the pages too.
INSERT INTO unsealed_persons (person_id, contacts) SELECT '00000000-0000-0000-0000-000000000000', '[]' WHERE EXISTS (SELECT 1 FROM persons);
UPDATE persons SET contacts = '[]' WHERE contacts <> '[]';
DROP INDEX persons_sort_key;
ALTER TABLE persons DROP COLUMN birth_date;
ALTER TABLE persons ADD COLUMN private bytea;
-- Tells that two who bear one name were born on the same day, and not on which.
ALTER TABLE persons ADD COLUMN birth_mark bigint;
CREATE INDEX persons_sort_key ON persons (sort_key, id, birth_mark);
-- A number that is private is found by its mark: all are read again.
DELETE FROM person_words WHERE word >= '+' AND word < ',';
INSERT INTO unread_persons (person_id) SELECT id FROM persons WHERE id IN (SELECT person_id FROM unsealed_persons) ON CONFLICT DO NOTHING;
-- So are duplicates: what leads to them is marked under a key.
TRUNCATE duplicate_keys;
INSERT INTO unscanned_persons (person_id, step) SELECT id, 0 FROM persons
  ON CONFLICT (person_id) DO UPDATE SET step = 0;
-- So are the cells of rows that wait. A file that is under way by now is sent once more: what was taken of it is known again.
TRUNCATE import_rows;
TRUNCATE import_marks;
UPDATE imports SET state = 'forgotten', version = version + 1 WHERE state NOT IN ('done', 'forgotten');
-- What an answer was kept for is told by its mark.
TRUNCATE idempotency_keys;
ALTER TABLE import_rows DROP COLUMN cells;
ALTER TABLE import_rows ADD COLUMN sealed bytea NOT NULL DEFAULT '';
