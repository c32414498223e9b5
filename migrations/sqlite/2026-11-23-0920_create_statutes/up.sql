-- The party's rules as dated data; a version is never rewritten.
CREATE TABLE statutes (
  id BLOB NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  effective_from DATE NOT NULL UNIQUE,
  document TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
