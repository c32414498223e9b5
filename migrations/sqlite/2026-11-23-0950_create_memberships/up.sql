-- A person's belonging to the party.
CREATE TABLE memberships (
  id BLOB NOT NULL PRIMARY KEY,
  person_id BLOB NOT NULL REFERENCES persons (id),
  unit_id BLOB REFERENCES bodies (id),
  number TEXT UNIQUE,
  standing TEXT NOT NULL,
  starts_earliest DATE,
  starts_latest DATE NOT NULL,
  ends_earliest DATE,
  ends_latest DATE,
  held_from DATE,
  held_to DATE,
  source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX memberships_person_id ON memberships (person_id, id);
CREATE INDEX memberships_unit_id ON memberships (unit_id, id);
CREATE INDEX memberships_standing ON memberships (standing, id);
-- Nobody is a member twice on one day.
CREATE TRIGGER memberships_once_a_day_insert BEFORE INSERT ON memberships
WHEN EXISTS (SELECT 1 FROM memberships WHERE person_id = new.person_id AND held_from <= new.held_to AND held_to >= new.held_from)
BEGIN SELECT RAISE(ABORT, 'violates memberships_once_a_day'); END;
CREATE TRIGGER memberships_once_a_day_update BEFORE UPDATE OF person_id, held_from, held_to ON memberships
WHEN EXISTS (SELECT 1 FROM memberships WHERE id <> new.id AND person_id = new.person_id AND held_from <= new.held_to AND held_to >= new.held_from)
BEGIN SELECT RAISE(ABORT, 'violates memberships_once_a_day'); END;
