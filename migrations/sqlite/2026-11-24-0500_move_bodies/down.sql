DROP TABLE handovers;
DROP TABLE body_moves;
ALTER TABLE bodies DROP COLUMN split_from;
ALTER TABLE bodies DROP COLUMN merged_into;
ALTER TABLE bodies DROP COLUMN end_source;
ALTER TABLE bodies DROP COLUMN stands_from;
