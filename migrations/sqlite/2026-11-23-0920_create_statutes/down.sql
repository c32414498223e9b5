DROP TABLE statutes;
