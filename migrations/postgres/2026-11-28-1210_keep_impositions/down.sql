DROP VIEW IF EXISTS past.membership_standings;
ALTER TABLE membership_standings_past DROP COLUMN is_imposed;
ALTER TABLE membership_standings DROP COLUMN is_imposed;
DROP TABLE impositions;
