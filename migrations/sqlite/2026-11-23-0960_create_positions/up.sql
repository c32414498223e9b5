-- The offices of a body, and who holds them when.
CREATE TABLE positions (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  type_code TEXT NOT NULL,
  ordinal BIGINT CHECK (ordinal >= 1),
  seats BIGINT CHECK (seats >= 1),
  rank BIGINT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX positions_office ON positions (body_id, type_code, coalesce(ordinal, 0));
CREATE INDEX positions_body_id ON positions (body_id, rank, ordinal, id);
CREATE TABLE appointments (
  id BLOB NOT NULL PRIMARY KEY,
  position_id BLOB NOT NULL REFERENCES positions (id),
  body_id BLOB NOT NULL REFERENCES bodies (id),
  seat BIGINT NOT NULL CHECK (seat >= 1),
  person_id BLOB NOT NULL REFERENCES persons (id),
  capacity TEXT NOT NULL CHECK (capacity IN ('titular', 'acting')),
  mode TEXT NOT NULL,
  starts_earliest DATE,
  starts_latest DATE NOT NULL,
  ends_earliest DATE,
  ends_latest DATE,
  held_from DATE,
  held_to DATE,
  ended_by TEXT,
  decision_id BLOB REFERENCES decisions (id),
  source TEXT,
  end_decision_id BLOB REFERENCES decisions (id),
  end_source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT appointments_basis CHECK (decision_id IS NOT NULL OR source IS NOT NULL)
) WITHOUT ROWID;
CREATE INDEX appointments_position_id ON appointments (position_id, id);
CREATE INDEX appointments_body_id ON appointments (body_id, id);
CREATE INDEX appointments_person_id ON appointments (person_id, id);
CREATE INDEX appointments_decision_id ON appointments (decision_id);
-- Never two holders of one seat on one day, nor one person twice in one position at once.
CREATE TRIGGER appointments_seat_is_held_insert BEFORE INSERT ON appointments
WHEN EXISTS (SELECT 1 FROM appointments WHERE position_id = new.position_id AND seat = new.seat AND held_from <= new.held_to AND held_to >= new.held_from)
BEGIN SELECT RAISE(ABORT, 'violates appointments_seat_is_held'); END;
CREATE TRIGGER appointments_held_twice_insert BEFORE INSERT ON appointments
WHEN EXISTS (SELECT 1 FROM appointments WHERE position_id = new.position_id AND person_id = new.person_id AND held_from <= new.held_to AND held_to >= new.held_from)
BEGIN SELECT RAISE(ABORT, 'violates appointments_held_twice'); END;
CREATE TRIGGER appointments_seat_is_held_update BEFORE UPDATE OF position_id, seat, person_id, held_from, held_to ON appointments
WHEN EXISTS (SELECT 1 FROM appointments WHERE id <> new.id AND position_id = new.position_id AND seat = new.seat AND held_from <= new.held_to AND held_to >= new.held_from)
BEGIN SELECT RAISE(ABORT, 'violates appointments_seat_is_held'); END;
CREATE TRIGGER appointments_held_twice_update BEFORE UPDATE OF position_id, seat, person_id, held_from, held_to ON appointments
WHEN EXISTS (SELECT 1 FROM appointments WHERE id <> new.id AND position_id = new.position_id AND person_id = new.person_id AND held_from <= new.held_to AND held_to >= new.held_from)
BEGIN SELECT RAISE(ABORT, 'violates appointments_held_twice'); END;
