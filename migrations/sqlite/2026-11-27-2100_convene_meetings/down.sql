DROP TABLE invitations;
DROP TABLE convocations;
ALTER TABLE meetings DROP COLUMN call;
