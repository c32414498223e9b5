-- When who came was there, for whom somebody stood in, and at what hour a decision was taken. Of what was recorded before, nobody
-- said.
ALTER TABLE attendances ADD COLUMN stays jsonb NOT NULL DEFAULT '[]';
ALTER TABLE attendances ADD COLUMN substitutes_id uuid REFERENCES persons (id) CHECK (substitutes_id <> person_id);
ALTER TABLE attendances ADD COLUMN substitute_votes boolean NOT NULL DEFAULT false CHECK (NOT substitute_votes OR substitutes_id IS NOT NULL);
ALTER TABLE decisions ADD COLUMN decided_at timestamptz;
CREATE INDEX attendances_substitutes_id ON attendances (substitutes_id) WHERE substitutes_id IS NOT NULL;
CREATE UNIQUE INDEX attendances_meeting_id_substitutes_id_key ON attendances (meeting_id, substitutes_id) WHERE substitute_votes;
