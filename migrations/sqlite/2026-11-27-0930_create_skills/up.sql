-- The party's vocabulary of skills.
CREATE TABLE skills (
  code TEXT NOT NULL PRIMARY KEY,
  label_ar TEXT NOT NULL,
  label_fr TEXT,
  label_en TEXT,
  search TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  created_at BIGINT NOT NULL
) WITHOUT ROWID;
-- Who lets the party know what he or she can do, and by which consent. What is withdrawn is deleted: no past is kept.
CREATE TABLE talents (
  person_id BLOB NOT NULL PRIMARY KEY REFERENCES persons (id),
  availability TEXT,
  consented_on DATE NOT NULL,
  source TEXT,
  recorded_by TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE TABLE talent_skills (
  skill TEXT NOT NULL REFERENCES skills (code),
  person_id BLOB NOT NULL REFERENCES talents (person_id),
  PRIMARY KEY (skill, person_id)
) WITHOUT ROWID;
CREATE INDEX talent_skills_person_id ON talent_skills (person_id);
CREATE TABLE talent_languages (
  language TEXT NOT NULL,
  person_id BLOB NOT NULL REFERENCES talents (person_id),
  PRIMARY KEY (language, person_id)
) WITHOUT ROWID;
CREATE INDEX talent_languages_person_id ON talent_languages (person_id);
