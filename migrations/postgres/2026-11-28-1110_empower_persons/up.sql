-- Written authorities: who may act for a body, for what, within which limits, from when to when, by which decision.
CREATE TABLE empowerments (
  id uuid NOT NULL PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES bodies (id),
  person_id uuid NOT NULL REFERENCES persons (id),
  decision_id uuid NOT NULL REFERENCES decisions (id),
  purpose text NOT NULL,
  limits text,
  starts_on date NOT NULL,
  ends_on date,
  revoked_on date,
  revoked_by uuid REFERENCES decisions (id),
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK (ends_on IS NULL OR starts_on <= ends_on),
  CHECK ((revoked_on IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX empowerments_body_id ON empowerments (body_id, id);
CREATE INDEX empowerments_person_id ON empowerments (person_id, id);
CREATE INDEX empowerments_decision_id ON empowerments (decision_id, id);
CREATE INDEX empowerments_revoked_by ON empowerments (revoked_by) WHERE revoked_by IS NOT NULL;
