ALTER TABLE decisions DROP COLUMN quorum;
ALTER TABLE decisions DROP COLUMN source;
