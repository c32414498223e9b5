-- Written authorities: who may act for a body, for what, within which limits, from when to when, by which decision.
CREATE TABLE empowerments (
  id BLOB NOT NULL PRIMARY KEY,
  body_id BLOB NOT NULL REFERENCES bodies (id),
  person_id BLOB NOT NULL REFERENCES persons (id),
  decision_id BLOB NOT NULL REFERENCES decisions (id),
  purpose TEXT NOT NULL,
  limits TEXT,
  starts_on DATE NOT NULL,
  ends_on DATE,
  revoked_on DATE,
  revoked_by BLOB REFERENCES decisions (id),
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK (ends_on IS NULL OR starts_on <= ends_on),
  CHECK ((revoked_on IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX empowerments_body_id ON empowerments (body_id, id);
CREATE INDEX empowerments_person_id ON empowerments (person_id, id);
CREATE INDEX empowerments_decision_id ON empowerments (decision_id, id);
CREATE INDEX empowerments_revoked_by ON empowerments (revoked_by) WHERE revoked_by IS NOT NULL;
