-- Nothing to do.
SELECT 1;
