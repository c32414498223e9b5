-- What the committees of ethics impose on a membership, each spell whole, with the case that imposed it: how the member stands
-- is worked out of all of them together. The case is forgotten when it is destroyed.
CREATE TABLE impositions (
  id BLOB NOT NULL PRIMARY KEY,
  membership_id BLOB NOT NULL REFERENCES memberships (id),
  case_id BLOB REFERENCES cases (id),
  means TEXT NOT NULL CHECK (means IN ('ruling', 'measure')),
  effect TEXT NOT NULL CHECK (effect IN ('suspended', 'expelled')),
  starts_on DATE NOT NULL,
  ends_on DATE,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK (effect = 'expelled' OR ends_on IS NOT NULL),
  CHECK (ends_on IS NULL OR starts_on <= ends_on)
);
CREATE INDEX impositions_membership_id ON impositions (membership_id);
CREATE INDEX impositions_case_id ON impositions (case_id);
ALTER TABLE membership_standings ADD COLUMN is_imposed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE membership_standings_past ADD COLUMN is_imposed BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE membership_standings SET is_imposed = TRUE WHERE standing = 'suspended' AND ends_on IS NOT NULL
  AND json_extract(source, '$.kind') IN ('ruling of an ethics committee', 'precautionary measure of an ethics committee');
INSERT INTO impositions
SELECT id, membership_id, NULL, CASE json_extract(source, '$.kind') WHEN 'ruling of an ethics committee' THEN 'ruling' ELSE 'measure' END,
  'suspended', starts_latest, ends_on, created_at, updated_at
FROM membership_standings WHERE is_imposed;
INSERT INTO impositions
SELECT id, membership_id, NULL, 'ruling', 'expelled', starts_latest, NULL, created_at, updated_at
FROM membership_standings WHERE standing = 'excluded' AND json_extract(source, '$.kind') = 'ruling of an ethics committee';
