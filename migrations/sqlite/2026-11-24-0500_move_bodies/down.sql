-- What keeps the past is written anew from the columns that are left.
DROP TRIGGER IF EXISTS bodies_keep_past;
DROP TABLE handovers_past;
DROP TABLE handovers;
DROP TABLE body_moves_past;
DROP TABLE body_moves;
ALTER TABLE bodies DROP COLUMN split_from;
ALTER TABLE bodies_past DROP COLUMN split_from;
ALTER TABLE bodies DROP COLUMN merged_into;
ALTER TABLE bodies_past DROP COLUMN merged_into;
ALTER TABLE bodies DROP COLUMN end_source;
ALTER TABLE bodies_past DROP COLUMN end_source;
ALTER TABLE bodies DROP COLUMN stands_from;
ALTER TABLE bodies_past DROP COLUMN stands_from;
