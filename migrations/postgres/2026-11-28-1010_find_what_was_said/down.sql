DROP INDEX proposals_search;
DROP INDEX interventions_search;
DROP INDEX interventions_collective;
DROP INDEX proposals_unfolded;
DROP INDEX interventions_unfolded;
ALTER TABLE proposals DROP COLUMN search;
ALTER TABLE interventions DROP COLUMN search;
