-- What a committee publishes of a case without names. Nothing leads from it to the case: its id is drawn by lot, and it knows no
-- moment, only the day.
CREATE TABLE case_publications (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  sanction TEXT,
  clause TEXT,
  texts TEXT NOT NULL,
  published_on DATE NOT NULL,
  withdrawn_on DATE,
  withdrawn_because TEXT,
  version BIGINT NOT NULL,
  CHECK ((withdrawn_on IS NULL) = (withdrawn_because IS NULL))
);
CREATE INDEX case_publications_body_id ON case_publications (body_id);
CREATE INDEX case_publications_published_on ON case_publications (published_on, id);
