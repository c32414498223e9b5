DROP INDEX acts_decision_id;
ALTER TABLE decisions DROP COLUMN own_day;
