DROP VIEW IF EXISTS past.violations;
DROP TABLE violations;
DROP TABLE violations_past;
DROP FUNCTION IF EXISTS past.keep_violations;
