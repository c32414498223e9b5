-- A body is found under its id as well: there is nothing to undo.
SELECT 1;
