ALTER TABLE cases DROP COLUMN confirm_by;
DROP INDEX office_freezes_appointment_id;
ALTER TABLE office_freezes DROP COLUMN appointment_id;
