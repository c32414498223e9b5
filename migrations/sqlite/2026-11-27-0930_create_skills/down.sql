DROP TABLE talent_languages;
DROP TABLE talent_skills;
DROP TABLE talents;
DROP TABLE skills;
