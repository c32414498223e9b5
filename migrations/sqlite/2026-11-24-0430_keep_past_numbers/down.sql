DROP TRIGGER IF EXISTS position_numbers_keep_past;
DROP TABLE position_numbers_past;
ALTER TABLE position_numbers DROP COLUMN updated_at;
