-- Whether the dues of a year are paid, as it was told: no payment is kept.
CREATE TABLE membership_dues (
  id uuid NOT NULL PRIMARY KEY,
  membership_id uuid NOT NULL REFERENCES memberships (id),
  person_id uuid NOT NULL REFERENCES persons (id),
  year bigint NOT NULL,
  status text COLLATE "C" NOT NULL,
  recorded_by text NOT NULL,
  source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (membership_id, year)
);
CREATE INDEX membership_dues_year ON membership_dues (year, status, membership_id);
CREATE INDEX membership_dues_person_id ON membership_dues (person_id);
CREATE TABLE membership_dues_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  membership_id uuid NOT NULL,
  person_id uuid NOT NULL,
  year bigint NOT NULL,
  status text COLLATE "C" NOT NULL,
  recorded_by text NOT NULL,
  source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX membership_dues_past_membership_id ON membership_dues_past (membership_id, year);
CREATE INDEX membership_dues_past_year ON membership_dues_past (year, status, membership_id);
-- The days in which memberships are renewed for a year, and who did.
CREATE TABLE renewal_campaigns (
  id uuid NOT NULL PRIMARY KEY,
  year bigint NOT NULL UNIQUE,
  opens_on date NOT NULL,
  closes_on date NOT NULL,
  recorded_by text NOT NULL,
  decision_id uuid REFERENCES decisions (id),
  source jsonb,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT renewal_campaigns_days CHECK (opens_on <= closes_on)
);
CREATE INDEX renewal_campaigns_decision_id ON renewal_campaigns (decision_id);
CREATE TABLE membership_renewals (
  id uuid NOT NULL PRIMARY KEY,
  campaign_id uuid NOT NULL REFERENCES renewal_campaigns (id),
  membership_id uuid NOT NULL REFERENCES memberships (id),
  person_id uuid NOT NULL REFERENCES persons (id),
  renewed_on date NOT NULL,
  recorded_by text NOT NULL,
  source jsonb,
  created_at timestamptz NOT NULL,
  UNIQUE (campaign_id, membership_id)
);
CREATE INDEX membership_renewals_membership_id ON membership_renewals (membership_id, campaign_id);
CREATE INDEX membership_renewals_person_id ON membership_renewals (person_id);
