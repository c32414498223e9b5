DROP TABLE applicant_marks;
DROP INDEX applications_closed_on;
ALTER TABLE application_decisions DROP COLUMN banned;
ALTER TABLE applications DROP COLUMN banned;
