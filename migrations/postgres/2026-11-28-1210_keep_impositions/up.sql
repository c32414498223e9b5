-- What the committees of ethics impose on a membership, each spell whole, with the case that imposed it: how the member stands
-- is worked out of all of them together. The case is forgotten when it is destroyed.
CREATE TABLE impositions (
  id uuid NOT NULL PRIMARY KEY,
  membership_id uuid NOT NULL REFERENCES memberships (id),
  case_id uuid REFERENCES cases (id),
  means text NOT NULL CHECK (means IN ('ruling', 'measure')),
  effect text NOT NULL CHECK (effect IN ('suspended', 'expelled')),
  starts_on date NOT NULL,
  ends_on date,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK (effect = 'expelled' OR ends_on IS NOT NULL),
  CHECK (ends_on IS NULL OR starts_on <= ends_on)
);
CREATE INDEX impositions_membership_id ON impositions (membership_id);
CREATE INDEX impositions_case_id ON impositions (case_id);
ALTER TABLE membership_standings ADD COLUMN is_imposed boolean NOT NULL DEFAULT FALSE;
ALTER TABLE membership_standings_past ADD COLUMN is_imposed boolean NOT NULL DEFAULT FALSE;
UPDATE membership_standings SET is_imposed = TRUE WHERE standing = 'suspended' AND ends_on IS NOT NULL
  AND source ->> 'kind' IN ('ruling of an ethics committee', 'precautionary measure of an ethics committee');
INSERT INTO impositions
SELECT id, membership_id, NULL::uuid, CASE source ->> 'kind' WHEN 'ruling of an ethics committee' THEN 'ruling' ELSE 'measure' END,
  'suspended', starts_latest, ends_on, created_at, updated_at
FROM membership_standings WHERE is_imposed;
INSERT INTO impositions
SELECT id, membership_id, NULL::uuid, 'ruling', 'expelled', starts_latest, NULL::date, created_at, updated_at
FROM membership_standings WHERE standing = 'excluded' AND source ->> 'kind' = 'ruling of an ethics committee';
