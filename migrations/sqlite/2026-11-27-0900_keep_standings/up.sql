-- How each member stands, from which day, on whose word and on what basis.
CREATE TABLE membership_standings (
  id BLOB NOT NULL PRIMARY KEY,
  membership_id BLOB NOT NULL REFERENCES memberships (id),
  person_id BLOB NOT NULL REFERENCES persons (id),
  standing TEXT NOT NULL,
  starts_earliest DATE,
  starts_latest DATE NOT NULL,
  ends_on DATE,
  recorded_by TEXT NOT NULL,
  decision_id BLOB REFERENCES decisions (id),
  source TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT membership_standings_days CHECK (ends_on IS NULL OR (standing = 'suspended' AND starts_latest <= ends_on))
) WITHOUT ROWID;
CREATE UNIQUE INDEX membership_standings_membership_id_standing_starts_latest_key ON membership_standings (membership_id, standing, starts_latest);
CREATE INDEX membership_standings_person_id ON membership_standings (person_id, standing);
CREATE INDEX membership_standings_standing ON membership_standings (standing, starts_latest);
CREATE INDEX membership_standings_decision_id ON membership_standings (decision_id);
-- Nobody is suspended twice on one day.
CREATE TRIGGER membership_standings_once_a_day_insert BEFORE INSERT ON membership_standings
WHEN new.standing = 'suspended' AND EXISTS (
  SELECT 1 FROM membership_standings WHERE membership_id = new.membership_id AND standing = 'suspended'
  AND starts_latest <= coalesce(new.ends_on, '9999-12-31') AND coalesce(ends_on, '9999-12-31') >= new.starts_latest)
BEGIN SELECT RAISE(ABORT, 'violates membership_standings_once_a_day'); END;
CREATE TRIGGER membership_standings_once_a_day_update BEFORE UPDATE OF standing, starts_latest, ends_on ON membership_standings
WHEN new.standing = 'suspended' AND EXISTS (
  SELECT 1 FROM membership_standings WHERE id <> new.id AND membership_id = new.membership_id AND standing = 'suspended'
  AND starts_latest <= coalesce(new.ends_on, '9999-12-31') AND coalesce(ends_on, '9999-12-31') >= new.starts_latest)
BEGIN SELECT RAISE(ABORT, 'violates membership_standings_once_a_day'); END;
CREATE TABLE membership_standings_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  membership_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  standing TEXT NOT NULL,
  starts_earliest DATE,
  starts_latest DATE NOT NULL,
  ends_on DATE,
  recorded_by TEXT NOT NULL,
  decision_id BLOB,
  source TEXT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX membership_standings_past_membership_id ON membership_standings_past (membership_id);
CREATE INDEX membership_standings_past_person_id ON membership_standings_past (person_id, standing);
CREATE INDEX membership_standings_past_standing ON membership_standings_past (standing, starts_latest);
-- The beginning of each membership there is, and the end of those that have one; who recorded them, the journal tells.
INSERT INTO membership_standings
SELECT m.id, m.id, m.person_id, 'active', m.starts_earliest, m.starts_latest, NULL,
  coalesce((SELECT j.actor FROM journal j WHERE j.object_id = lower(substr(hex(m.id), 1, 8) || '-' || substr(hex(m.id), 9, 4) || '-' || substr(hex(m.id), 13, 4) || '-' || substr(hex(m.id), 17, 4) || '-' || substr(hex(m.id), 21))
    AND j.object_kind = 'membership' ORDER BY j.id LIMIT 1), 'system'),
  NULL, nullif(json_extract(m.source, '$.start'), 'null'), m.created_at, m.created_at
FROM memberships m;
INSERT INTO membership_standings
SELECT randomblob(16), m.id, m.person_id, m.standing, date(m.ends_earliest, '+1 day'), date(m.ends_latest, '+1 day'), NULL,
  coalesce((SELECT j.actor FROM journal j WHERE j.object_id = lower(substr(hex(m.id), 1, 8) || '-' || substr(hex(m.id), 9, 4) || '-' || substr(hex(m.id), 13, 4) || '-' || substr(hex(m.id), 17, 4) || '-' || substr(hex(m.id), 21))
    AND j.object_kind = 'membership' AND j.operation = 'membership_end' ORDER BY j.id DESC LIMIT 1), 'system'),
  NULL, nullif(json_extract(m.source, '$.end'), 'null'), m.updated_at, m.updated_at
FROM memberships m WHERE m.standing NOT IN ('active', 'suspended') AND m.ends_latest IS NOT NULL;
-- Who was suspended until further notice is so by a row of its own now.
INSERT INTO membership_standings
SELECT randomblob(16), m.id, m.person_id, 'suspended', m.starts_latest, m.starts_latest, NULL, 'system', NULL, NULL, m.updated_at, m.updated_at
FROM memberships m WHERE m.standing = 'suspended';
UPDATE memberships SET standing = 'active' WHERE standing = 'suspended';
