DROP INDEX grants_granted_by;
