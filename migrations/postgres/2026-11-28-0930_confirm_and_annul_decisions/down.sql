DROP INDEX appointments_end_decision_id;
DROP INDEX decisions_annulled_by;
DROP INDEX decisions_confirmed_by;
DROP INDEX decisions_awaits_body_id;
ALTER TABLE decisions DROP COLUMN annulled_by;
ALTER TABLE decisions DROP COLUMN confirmed_by;
ALTER TABLE decisions DROP COLUMN awaits_body_id;
