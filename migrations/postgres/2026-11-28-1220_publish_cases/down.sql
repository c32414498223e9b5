DROP TABLE case_publications;
