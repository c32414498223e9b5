-- A decision for which no day was told has that of its meeting, and follows it where that is corrected. Of those recorded
-- before, one whose day is its meeting's is taken to have it from there.
ALTER TABLE decisions ADD COLUMN own_day text;
UPDATE decisions SET own_day = decided_on
  WHERE decided_on <> (SELECT held_on FROM meetings WHERE meetings.id = decisions.meeting_id);
CREATE INDEX acts_decision_id ON acts (decision_id) WHERE decision_id IS NOT NULL;
