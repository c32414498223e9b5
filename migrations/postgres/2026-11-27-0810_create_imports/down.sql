DROP INDEX persons_sort_key;
CREATE INDEX persons_sort_key ON persons (sort_key, id);
DROP TABLE person_references;
DROP TABLE import_keys;
DROP TABLE import_rows;
DROP TABLE imports;
