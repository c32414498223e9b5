-- The offices of a body, and who holds them when.
CREATE TABLE positions (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  type_code text NOT NULL,
  ordinal bigint CHECK (ordinal >= 1),
  seats bigint CHECK (seats >= 1),
  rank bigint NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX positions_office ON positions (body_id, type_code, coalesce(ordinal, 0));
CREATE INDEX positions_body_id ON positions (body_id, rank, ordinal, id);
CREATE TABLE appointments (
  id uuid NOT NULL PRIMARY KEY,
  position_id uuid NOT NULL REFERENCES positions (id),
  body_id uuid NOT NULL REFERENCES bodies (id),
  seat bigint NOT NULL CHECK (seat >= 1),
  person_id uuid NOT NULL REFERENCES persons (id),
  capacity text NOT NULL CHECK (capacity IN ('titular', 'acting')),
  mode text NOT NULL,
  starts_earliest date,
  starts_latest date NOT NULL,
  ends_earliest date,
  ends_latest date,
  held_from date,
  held_to date,
  ended_by text,
  decision_id uuid,
  source jsonb,
  end_decision_id uuid,
  end_source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT appointments_basis CHECK (decision_id IS NOT NULL OR source IS NOT NULL)
);
CREATE INDEX appointments_position_id ON appointments (position_id, id);
CREATE INDEX appointments_body_id ON appointments (body_id, id);
CREATE INDEX appointments_person_id ON appointments (person_id, id);
CREATE INDEX appointments_decision_id ON appointments (decision_id);
-- Never two holders of one seat on one day, nor one person twice in one position at once.
ALTER TABLE appointments ADD CONSTRAINT appointments_seat_is_held
  EXCLUDE USING gist (position_id WITH =, seat WITH =, daterange(held_from, held_to, '[]') WITH &&) WHERE (held_from IS NOT NULL);
ALTER TABLE appointments ADD CONSTRAINT appointments_held_twice
  EXCLUDE USING gist (position_id WITH =, person_id WITH =, daterange(held_from, held_to, '[]') WITH &&) WHERE (held_from IS NOT NULL);
