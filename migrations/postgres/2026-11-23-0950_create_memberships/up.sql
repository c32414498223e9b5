-- A person's belonging to the party.
CREATE TABLE memberships (
  id uuid NOT NULL PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES persons (id),
  unit_id uuid REFERENCES bodies (id),
  number text UNIQUE,
  standing text NOT NULL,
  starts_earliest date,
  starts_latest date NOT NULL,
  ends_earliest date,
  ends_latest date,
  held_from date,
  held_to date,
  source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX memberships_person_id ON memberships (person_id, id);
CREATE INDEX memberships_unit_id ON memberships (unit_id, id);
CREATE INDEX memberships_standing ON memberships (standing, id);
CREATE EXTENSION IF NOT EXISTS btree_gist;
-- Nobody is a member twice on one day.
ALTER TABLE memberships ADD CONSTRAINT memberships_once_a_day
  EXCLUDE USING gist (person_id WITH =, daterange(held_from, held_to, '[]') WITH &&) WHERE (held_from IS NOT NULL);
