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
  noted_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX violations_appointment_id ON violations (appointment_id, id);
CREATE INDEX violations_rule ON violations (rule, id);
CREATE INDEX violations_effect ON violations (effect, id);
