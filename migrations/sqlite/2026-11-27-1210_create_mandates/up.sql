-- Who sits in which institution of the State. A mandate is nobody's membership: it needs none, and ends with none.
CREATE TABLE mandates (
  id BLOB NOT NULL PRIMARY KEY,
  person_id BLOB NOT NULL REFERENCES persons (id),
  institution_id BLOB NOT NULL REFERENCES institutions (id),
  list_label TEXT,
  starts_earliest DATE,
  starts_latest DATE NOT NULL,
  ends_earliest DATE,
  ends_latest DATE,
  held_from DATE,
  held_to DATE,
  ended_by TEXT,
  end_reason TEXT,
  verification TEXT NOT NULL,
  source TEXT,
  end_source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT mandates_ended CHECK ((ended_by IS NULL) = (ends_latest IS NULL))
) WITHOUT ROWID;
CREATE INDEX mandates_person_id ON mandates (person_id, id);
CREATE INDEX mandates_institution_id ON mandates (institution_id, id);
-- Nobody sits in one institution twice on one day; what turned out to be false sits nowhere.
CREATE TRIGGER mandates_once_in_an_institution_insert BEFORE INSERT ON mandates
WHEN new.verification <> 'false' AND EXISTS (SELECT 1 FROM mandates WHERE person_id = new.person_id AND institution_id = new.institution_id AND verification <> 'false' AND held_from <= new.held_to AND held_to >= new.held_from)
BEGIN SELECT RAISE(ABORT, 'violates mandates_once_in_an_institution'); END;
CREATE TRIGGER mandates_once_in_an_institution_update BEFORE UPDATE OF person_id, institution_id, held_from, held_to, verification ON mandates
WHEN new.verification <> 'false' AND EXISTS (SELECT 1 FROM mandates WHERE id <> new.id AND person_id = new.person_id AND institution_id = new.institution_id AND verification <> 'false' AND held_from <= new.held_to AND held_to >= new.held_from)
BEGIN SELECT RAISE(ABORT, 'violates mandates_once_in_an_institution'); END;
CREATE TABLE mandates_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  institution_id BLOB NOT NULL,
  list_label TEXT,
  starts_earliest DATE,
  starts_latest DATE NOT NULL,
  ends_earliest DATE,
  ends_latest DATE,
  held_from DATE,
  held_to DATE,
  ended_by TEXT,
  end_reason TEXT,
  verification TEXT NOT NULL,
  source TEXT,
  end_source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX mandates_past_person_id ON mandates_past (person_id, id);
CREATE INDEX mandates_past_institution_id ON mandates_past (institution_id, id);
-- What each does there, in order: sits as a member, presides, stands in as the nth of several.
CREATE TABLE mandate_functions (
  mandate_id BLOB NOT NULL REFERENCES mandates (id),
  place BIGINT NOT NULL,
  function TEXT NOT NULL,
  ordinal BIGINT,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (mandate_id, place),
  CONSTRAINT mandate_functions_ordinal CHECK (ordinal > 0)
) WITHOUT ROWID;
CREATE INDEX mandate_functions_function ON mandate_functions (function, mandate_id);
CREATE TABLE mandate_functions_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  mandate_id BLOB NOT NULL,
  place BIGINT NOT NULL,
  function TEXT NOT NULL,
  ordinal BIGINT,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (mandate_id, place, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX mandate_functions_past_function ON mandate_functions_past (function, mandate_id);
