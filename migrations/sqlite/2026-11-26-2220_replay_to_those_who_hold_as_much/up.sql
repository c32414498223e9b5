-- What the caller held when it was answered: a digest of eight bytes for each holding.
ALTER TABLE idempotency_keys ADD COLUMN held BLOB NOT NULL DEFAULT x'';
