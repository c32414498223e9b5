-- The party's vocabulary of skills.
CREATE TABLE skills (
  code text COLLATE "C" NOT NULL PRIMARY KEY,
  label_ar text NOT NULL,
  label_fr text,
  label_en text,
  search text NOT NULL,
  recorded_by text NOT NULL,
  created_at timestamptz NOT NULL
);
-- Who lets the party know what he or she can do, and by which consent. What is withdrawn is deleted: no past is kept.
CREATE TABLE talents (
  person_id uuid NOT NULL PRIMARY KEY REFERENCES persons (id),
  availability text,
  consented_on date NOT NULL,
  source jsonb,
  recorded_by text NOT NULL,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE TABLE talent_skills (
  skill text COLLATE "C" NOT NULL REFERENCES skills (code),
  person_id uuid NOT NULL REFERENCES talents (person_id),
  PRIMARY KEY (skill, person_id)
);
CREATE INDEX talent_skills_person_id ON talent_skills (person_id);
CREATE TABLE talent_languages (
  language text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL REFERENCES talents (person_id),
  PRIMARY KEY (language, person_id)
);
CREATE INDEX talent_languages_person_id ON talent_languages (person_id);
