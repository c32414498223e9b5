-- Addresses at which a calendar app looks at meetings: of each a secret, of which only the hash is kept.
CREATE TABLE calendar_feeds (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  scope TEXT NOT NULL CHECK ((scope = 'body') = (body_id IS NOT NULL)),
  body_id BLOB REFERENCES bodies (id),
  person_id BLOB REFERENCES persons (id),
  account_id BLOB REFERENCES accounts (id),
  secret_hash BLOB NOT NULL,
  created_by BLOB,
  expires_on DATE,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK ((person_id IS NULL) <> (account_id IS NULL))
) WITHOUT ROWID;
CREATE INDEX calendar_feeds_person_id ON calendar_feeds (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX calendar_feeds_account_id ON calendar_feeds (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX calendar_feeds_body_id ON calendar_feeds (body_id) WHERE body_id IS NOT NULL;
