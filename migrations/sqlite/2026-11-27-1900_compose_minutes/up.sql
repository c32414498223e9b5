-- Free passages of the rapporteur, each after a section of the minutes that are composed from what is recorded.
ALTER TABLE meetings ADD COLUMN minutes_passages TEXT NOT NULL DEFAULT '[]';
