-- By what the rows of an import are told apart: a mark for each thing that no two may share, those of some hundred rows
-- together, in the order of the rows; once all were looked at they are compared, and gone.
CREATE TABLE import_marks (
  import_id UUID NOT NULL,
  place BIGINT NOT NULL,
  marks BYTEA NOT NULL,
  PRIMARY KEY (import_id, place)
);
-- How many parts of them have been compared.
ALTER TABLE imports ADD COLUMN compared BIGINT NOT NULL DEFAULT 0;
