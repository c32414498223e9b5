-- A measure may freeze one office, and let the others go on: null, all of them are frozen.
ALTER TABLE office_freezes ADD COLUMN appointment_id BLOB REFERENCES appointments (id);
CREATE INDEX office_freezes_appointment_id ON office_freezes (appointment_id);
-- By when the committee is to confirm a measure of a case, that is void after that day otherwise.
ALTER TABLE cases ADD COLUMN confirm_by DATE;
