-- What a committee publishes of a case without names. Nothing leads from it to the case: its id is drawn by lot, and it knows no
-- moment, only the day.
CREATE TABLE case_publications (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  sanction text,
  clause text,
  texts jsonb NOT NULL,
  published_on date NOT NULL,
  withdrawn_on date,
  withdrawn_because text,
  version bigint NOT NULL,
  CHECK ((withdrawn_on IS NULL) = (withdrawn_because IS NULL))
);
CREATE INDEX case_publications_body_id ON case_publications (body_id);
CREATE INDEX case_publications_published_on ON case_publications (published_on, id);
