-- Nothing to bring back: what was taken out belonged to nothing.
SELECT 1;
