ALTER TABLE imports DROP COLUMN compared;
DROP TABLE import_marks;
