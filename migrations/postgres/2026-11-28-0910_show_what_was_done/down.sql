ALTER TABLE actions DROP COLUMN evidence;
