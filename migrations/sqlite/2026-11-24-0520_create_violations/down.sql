DROP TABLE violations;
DROP TABLE violations_past;
