DROP TABLE institutions;
DROP TABLE institutions_past;
