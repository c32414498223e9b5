ALTER TABLE meetings DROP COLUMN minutes_passages;
