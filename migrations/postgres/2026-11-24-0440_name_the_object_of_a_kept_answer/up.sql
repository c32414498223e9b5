-- The tag of a kept answer holds for its object alone, so it is kept with the answer.
ALTER TABLE idempotency_keys ADD COLUMN object text;
