-- What was said and proposed is found by its words, folded, in groups of three letters. What has none yet is folded at the next start.
ALTER TABLE interventions ADD COLUMN search text;
ALTER TABLE proposals ADD COLUMN search text;
CREATE INDEX interventions_unfolded ON interventions (id) WHERE search IS NULL;
CREATE INDEX proposals_unfolded ON proposals (id) WHERE search IS NULL;
-- What groups said together.
CREATE INDEX interventions_collective ON interventions (meeting_id, number) WHERE group_name IS NOT NULL;
CREATE INDEX interventions_search ON interventions USING gin (search gin_trgm_ops);
CREATE INDEX proposals_search ON proposals USING gin (search gin_trgm_ops);
