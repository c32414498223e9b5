DROP INDEX programmes_adoption_decision_id;
ALTER TABLE programmes DROP COLUMN adoption_decision_id;
ALTER TABLE programmes DROP COLUMN adopted_latest;
ALTER TABLE programmes DROP COLUMN adopted_on;
