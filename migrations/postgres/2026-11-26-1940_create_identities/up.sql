-- Who is whom at the party's provider of identities: one person has several, none of them is two persons'.
CREATE TABLE identities (
  id uuid NOT NULL PRIMARY KEY,
  issuer text NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL REFERENCES persons (id),
  created_by text NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (issuer, subject)
);
CREATE INDEX identities_person_id ON identities (person_id, id);
