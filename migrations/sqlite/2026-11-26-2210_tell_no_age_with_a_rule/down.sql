-- Nothing to bring back: how old somebody was found to be follows from the day of birth.
SELECT 1;
