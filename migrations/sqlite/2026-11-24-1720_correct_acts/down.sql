-- What keeps the past is written anew from the columns that are left.
DROP TRIGGER IF EXISTS acts_keep_past;
ALTER TABLE acts_past DROP COLUMN version;
ALTER TABLE acts DROP COLUMN version;
