DROP VIEW IF EXISTS past.membership_standings;
DROP TABLE membership_standings;
DROP TABLE membership_standings_past;
DROP FUNCTION IF EXISTS past.keep_membership_standings;
