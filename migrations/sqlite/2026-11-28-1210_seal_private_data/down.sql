-- What is sealed is not opened here: who goes back past this takes a backup of before.
DELETE FROM import_rows;
ALTER TABLE import_rows DROP COLUMN sealed;
ALTER TABLE import_rows ADD COLUMN cells TEXT NOT NULL DEFAULT '[]';
DROP INDEX persons_sort_key;
ALTER TABLE persons DROP COLUMN birth_mark;
ALTER TABLE persons DROP COLUMN private;
ALTER TABLE persons ADD COLUMN birth_date TEXT;
UPDATE persons SET
  birth_date = (SELECT birth_date FROM unsealed_persons WHERE person_id = persons.id),
  contacts = (SELECT contacts FROM unsealed_persons WHERE person_id = persons.id)
  WHERE id IN (SELECT person_id FROM unsealed_persons);
CREATE INDEX persons_sort_key ON persons (sort_key, id, birth_date);
DROP TABLE unsealed_persons;
