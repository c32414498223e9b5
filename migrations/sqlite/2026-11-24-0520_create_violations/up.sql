-- Broken rules that were kept with their appointments.
CREATE TABLE violations (
  id BLOB NOT NULL PRIMARY KEY,
  appointment_id BLOB NOT NULL REFERENCES appointments (id),
  rule TEXT NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN ('block', 'warn')),
  statutes_id BLOB NOT NULL REFERENCES statutes (id),
  clause TEXT,
  asked TEXT,
  found TEXT,
  noted_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX violations_appointment_id ON violations (appointment_id, id);
CREATE INDEX violations_rule ON violations (rule, id);
CREATE INDEX violations_effect ON violations (effect, id);
CREATE TABLE violations_past (
  known_from BIGINT NOT NULL,
  known_until BIGINT NOT NULL,
  id BLOB NOT NULL,
  appointment_id BLOB NOT NULL,
  rule TEXT NOT NULL,
  effect TEXT NOT NULL,
  statutes_id BLOB NOT NULL,
  clause TEXT,
  asked TEXT,
  found TEXT,
  noted_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (id, known_until),
  CHECK (known_from < known_until)
) WITHOUT ROWID;
CREATE INDEX violations_past_appointment_id ON violations_past (appointment_id, id);
