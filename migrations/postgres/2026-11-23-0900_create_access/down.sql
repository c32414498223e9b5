DROP TABLE journal;
DROP TABLE idempotency_keys;
DROP TABLE keys;
DROP TABLE tokens;
