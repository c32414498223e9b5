-- Broken rules that were kept with their appointments.
CREATE TABLE violations (
  id uuid NOT NULL PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES appointments (id),
  rule text NOT NULL,
  effect text NOT NULL CHECK (effect IN ('block', 'warn')),
  statutes_id uuid NOT NULL REFERENCES statutes (id),
  clause text,
  asked text,
  found text,
  noted_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX violations_appointment_id ON violations (appointment_id, id);
CREATE INDEX violations_rule ON violations (rule, id);
CREATE INDEX violations_effect ON violations (effect, id);
CREATE TABLE violations_past (
  known_from timestamptz NOT NULL,
  known_until timestamptz NOT NULL,
  id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  rule text NOT NULL,
  effect text NOT NULL,
  statutes_id uuid NOT NULL,
  clause text,
  asked text,
  found text,
  noted_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
);
CREATE INDEX violations_past_appointment_id ON violations_past (appointment_id, id);
