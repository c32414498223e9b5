DROP TABLE decision_votes;
DROP INDEX decisions_outcome;
ALTER TABLE decisions DROP COLUMN majority;
ALTER TABLE decisions DROP COLUMN outcome;
