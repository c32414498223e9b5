-- With the views go the functions, and with them the triggers.
DROP SCHEMA past CASCADE;
DROP TABLE appointments_past;
DROP TABLE positions_past;
DROP TABLE memberships_past;
DROP TABLE bodies_past;
DROP TABLE statutes_past;
DROP TABLE territories_past;
DROP TABLE territory_levels_past;
DROP INDEX journal_at;
ALTER TABLE territory_levels DROP COLUMN updated_at;
