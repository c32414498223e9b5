DROP TABLE membership_numbers;
DROP TABLE application_votes;
DROP TABLE application_decisions;
DROP TABLE applications;
