DROP VIEW IF EXISTS past.institutions;
DROP TABLE institutions;
DROP TABLE institutions_past;
DROP FUNCTION IF EXISTS past.keep_institutions;
