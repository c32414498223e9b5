DROP INDEX application_decisions_decision_id;
ALTER TABLE application_decisions DROP COLUMN decision_id;
