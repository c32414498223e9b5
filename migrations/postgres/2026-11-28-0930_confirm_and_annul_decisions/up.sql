-- Which body has to confirm a decision before it acts, which decision did, and which annulled it.
ALTER TABLE decisions ADD COLUMN awaits_body_id uuid REFERENCES bodies (id);
ALTER TABLE decisions ADD COLUMN confirmed_by uuid REFERENCES decisions (id) CHECK (confirmed_by IS NULL OR awaits_body_id IS NOT NULL);
ALTER TABLE decisions ADD COLUMN annulled_by uuid REFERENCES decisions (id);
CREATE INDEX decisions_awaits_body_id ON decisions (awaits_body_id, decided_latest, id) WHERE awaits_body_id IS NOT NULL;
CREATE INDEX decisions_confirmed_by ON decisions (confirmed_by) WHERE confirmed_by IS NOT NULL;
CREATE INDEX decisions_annulled_by ON decisions (annulled_by) WHERE annulled_by IS NOT NULL;
CREATE INDEX appointments_end_decision_id ON appointments (end_decision_id) WHERE end_decision_id IS NOT NULL;
