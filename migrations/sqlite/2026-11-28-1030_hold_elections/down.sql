DROP TABLE election_readings;
DROP TABLE candidates;
DROP TABLE elections;
