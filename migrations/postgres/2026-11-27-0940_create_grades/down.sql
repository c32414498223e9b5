DROP VIEW IF EXISTS past.membership_grades;
DROP TABLE membership_grades;
DROP TABLE membership_grades_past;
DROP FUNCTION IF EXISTS past.keep_membership_grades;
