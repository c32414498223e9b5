-- Whether the dues of a year are paid, as it was told: no payment is kept.
CREATE TABLE membership_dues (
  id BLOB NOT NULL PRIMARY KEY,
  membership_id BLOB NOT NULL REFERENCES memberships (id),
  person_id BLOB NOT NULL REFERENCES persons (id),
  year BIGINT NOT NULL,
  status TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (membership_id, year)
) WITHOUT ROWID;
CREATE INDEX membership_dues_year ON membership_dues (year, status, membership_id);
CREATE INDEX membership_dues_person_id ON membership_dues (person_id);
CREATE TABLE membership_dues_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  membership_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  year BIGINT NOT NULL,
  status TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX membership_dues_past_membership_id ON membership_dues_past (membership_id, year);
CREATE INDEX membership_dues_past_year ON membership_dues_past (year, status, membership_id);
-- The days in which memberships are renewed for a year, and who did.
CREATE TABLE renewal_campaigns (
  id BLOB NOT NULL PRIMARY KEY,
  year BIGINT NOT NULL UNIQUE,
  opens_on DATE NOT NULL,
  closes_on DATE NOT NULL,
  recorded_by TEXT NOT NULL,
  decision_id BLOB REFERENCES decisions (id),
  source TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT renewal_campaigns_days CHECK (opens_on <= closes_on)
) WITHOUT ROWID;
CREATE INDEX renewal_campaigns_decision_id ON renewal_campaigns (decision_id);
CREATE TABLE membership_renewals (
  id BLOB NOT NULL PRIMARY KEY,
  campaign_id BLOB NOT NULL REFERENCES renewal_campaigns (id),
  membership_id BLOB NOT NULL REFERENCES memberships (id),
  person_id BLOB NOT NULL REFERENCES persons (id),
  renewed_on DATE NOT NULL,
  recorded_by TEXT NOT NULL,
  source TEXT,
  created_at BIGINT NOT NULL,
  UNIQUE (campaign_id, membership_id)
) WITHOUT ROWID;
CREATE INDEX membership_renewals_membership_id ON membership_renewals (membership_id, campaign_id);
CREATE INDEX membership_renewals_person_id ON membership_renewals (person_id);
