-- The decision of a meeting that decided an application; none where the votes cast on the application did.
ALTER TABLE application_decisions ADD COLUMN decision_id BLOB REFERENCES decisions (id);
CREATE INDEX application_decisions_decision_id ON application_decisions (decision_id) WHERE decision_id IS NOT NULL;
