-- What is kept for a person or an account is found by no token.
DELETE FROM idempotency_keys WHERE caller NOT IN (SELECT id FROM tokens UNION ALL SELECT id FROM identities);
