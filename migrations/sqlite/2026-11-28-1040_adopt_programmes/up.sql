-- The day a programme was adopted, and the decision that adopted it: to present one is not to adopt it.
ALTER TABLE programmes ADD COLUMN adopted_on TEXT;
ALTER TABLE programmes ADD COLUMN adopted_latest DATE;
ALTER TABLE programmes ADD COLUMN adoption_decision_id BLOB REFERENCES decisions (id) CHECK ((adoption_decision_id IS NULL) = (adopted_on IS NULL));
CREATE INDEX programmes_adoption_decision_id ON programmes (adoption_decision_id) WHERE adoption_decision_id IS NOT NULL;
