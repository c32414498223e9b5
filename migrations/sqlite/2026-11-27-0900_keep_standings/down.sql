DROP TABLE membership_standings;
DROP TABLE membership_standings_past;
