DROP VIEW IF EXISTS past.position_numbers;
DROP TRIGGER IF EXISTS position_numbers_keep_past ON position_numbers;
DROP FUNCTION IF EXISTS past.keep_position_numbers();
DROP TABLE position_numbers_past;
ALTER TABLE position_numbers DROP COLUMN updated_at;
