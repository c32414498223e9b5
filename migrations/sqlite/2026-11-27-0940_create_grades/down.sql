DROP TABLE membership_grades;
DROP TABLE membership_grades_past;
