-- What keeps the past is written anew from the columns that are left.
DROP TRIGGER IF EXISTS territories_keep_past ON territories;
DROP VIEW IF EXISTS past.territory_moves, past.territories;
DROP TABLE territory_moves_past;
DROP TABLE territory_moves;
ALTER TABLE territories DROP COLUMN renumbered_to;
ALTER TABLE territories_past DROP COLUMN renumbered_to;
ALTER TABLE territories DROP COLUMN renumbered_from;
ALTER TABLE territories_past DROP COLUMN renumbered_from;
ALTER TABLE territories DROP COLUMN stands_from;
ALTER TABLE territories_past DROP COLUMN stands_from;
