DELETE FROM applicant_marks WHERE cause = 'excluded';
ALTER TABLE applicant_marks DROP COLUMN cause;
ALTER TABLE applicant_marks ALTER COLUMN body_id SET NOT NULL;
