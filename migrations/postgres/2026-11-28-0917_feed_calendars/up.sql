-- Addresses at which a calendar app looks at meetings: of each a secret, of which only the hash is kept.
CREATE TABLE calendar_feeds (
  id uuid NOT NULL PRIMARY KEY,
  name text NOT NULL,
  scope text NOT NULL CHECK ((scope = 'body') = (body_id IS NOT NULL)),
  body_id uuid REFERENCES bodies (id),
  person_id uuid REFERENCES persons (id),
  account_id uuid REFERENCES accounts (id),
  secret_hash bytea NOT NULL,
  created_by uuid,
  expires_on date,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((person_id IS NULL) <> (account_id IS NULL))
);
CREATE INDEX calendar_feeds_person_id ON calendar_feeds (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX calendar_feeds_account_id ON calendar_feeds (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX calendar_feeds_body_id ON calendar_feeds (body_id) WHERE body_id IS NOT NULL;
