DROP TABLE meeting_cancellations;
DROP INDEX meetings_cancelled;
ALTER TABLE meetings DROP COLUMN sequence;
ALTER TABLE meetings DROP COLUMN cancelled_at;
