-- The party's rules as dated data; a version is never rewritten.
CREATE TABLE statutes (
  id uuid NOT NULL PRIMARY KEY,
  number bigint NOT NULL UNIQUE,
  effective_from date NOT NULL UNIQUE,
  document jsonb NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
