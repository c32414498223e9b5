-- What shows that an action was done, and where it was found.
ALTER TABLE actions ADD COLUMN evidence TEXT;
