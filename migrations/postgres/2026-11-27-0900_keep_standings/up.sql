-- How each member stands, from which day, on whose word and on what basis.
CREATE TABLE membership_standings (
  id uuid NOT NULL PRIMARY KEY,
  membership_id uuid NOT NULL REFERENCES memberships (id),
  person_id uuid NOT NULL REFERENCES persons (id),
  standing text COLLATE "C" NOT NULL,
  starts_earliest date,
  starts_latest date NOT NULL,
  ends_on date,
  recorded_by text NOT NULL,
  decision_id uuid REFERENCES decisions (id),
  source jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT membership_standings_days CHECK (ends_on IS NULL OR (standing = 'suspended' AND starts_latest <= ends_on))
);
CREATE UNIQUE INDEX membership_standings_membership_id_standing_starts_latest_key ON membership_standings (membership_id, standing, starts_latest);
CREATE INDEX membership_standings_person_id ON membership_standings (person_id, standing);
CREATE INDEX membership_standings_standing ON membership_standings (standing, starts_latest);
CREATE INDEX membership_standings_decision_id ON membership_standings (decision_id);
-- Nobody is suspended twice on one day.
ALTER TABLE membership_standings ADD CONSTRAINT membership_standings_once_a_day
  EXCLUDE USING gist (membership_id WITH =, daterange(starts_latest, ends_on, '[]') WITH &&) WHERE (standing = 'suspended');
CREATE TABLE membership_standings_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  membership_id uuid NOT NULL,
  person_id uuid NOT NULL,
  standing text COLLATE "C" NOT NULL,
  starts_earliest date,
  starts_latest date NOT NULL,
  ends_on date,
  recorded_by text NOT NULL,
  decision_id uuid,
  source jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX membership_standings_past_membership_id ON membership_standings_past (membership_id);
CREATE INDEX membership_standings_past_person_id ON membership_standings_past (person_id, standing);
CREATE INDEX membership_standings_past_standing ON membership_standings_past (standing, starts_latest);
-- The beginning of each membership there is, and the end of those that have one; who recorded them, the journal tells.
INSERT INTO membership_standings
SELECT m.id, m.id, m.person_id, 'active', m.starts_earliest, m.starts_latest, NULL::date,
  coalesce((SELECT j.actor FROM journal j WHERE j.object_id = m.id::text
    AND j.object_kind = 'membership' ORDER BY j.id LIMIT 1), 'system'),
  NULL::uuid, nullif(m.source -> 'start', 'null'::jsonb), m.created_at, m.created_at
FROM memberships m;
INSERT INTO membership_standings
SELECT gen_random_uuid(), m.id, m.person_id, m.standing, m.ends_earliest + 1, m.ends_latest + 1, NULL::date,
  coalesce((SELECT j.actor FROM journal j WHERE j.object_id = m.id::text
    AND j.object_kind = 'membership' AND j.operation = 'membership_end' ORDER BY j.id DESC LIMIT 1), 'system'),
  NULL::uuid, nullif(m.source -> 'end', 'null'::jsonb), m.updated_at, m.updated_at
FROM memberships m WHERE m.standing NOT IN ('active', 'suspended') AND m.ends_latest IS NOT NULL;
-- Who was suspended until further notice is so by a row of its own now.
INSERT INTO membership_standings
SELECT gen_random_uuid(), m.id, m.person_id, 'suspended', m.starts_latest, m.starts_latest, NULL::date, 'system', NULL::uuid, NULL::jsonb, m.updated_at, m.updated_at
FROM memberships m WHERE m.standing = 'suspended';
UPDATE memberships SET standing = 'active' WHERE standing = 'suspended';
