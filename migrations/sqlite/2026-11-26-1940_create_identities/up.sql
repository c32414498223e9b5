-- Who is whom at the party's provider of identities: one person has several, none of them is two persons'.
CREATE TABLE identities (
  id BLOB NOT NULL PRIMARY KEY,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  person_id BLOB NOT NULL REFERENCES persons (id),
  created_by TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (issuer, subject)
) WITHOUT ROWID;
CREATE INDEX identities_person_id ON identities (person_id, id);
