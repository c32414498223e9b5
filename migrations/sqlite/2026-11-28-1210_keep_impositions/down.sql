DROP TRIGGER IF EXISTS membership_standings_keep_past;
ALTER TABLE membership_standings_past DROP COLUMN is_imposed;
ALTER TABLE membership_standings DROP COLUMN is_imposed;
DROP TABLE impositions;
