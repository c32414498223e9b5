-- A key is of a person or an account, whichever token is shown: what was kept for a token is kept for its holder too. Of
-- two answers that one holder was given for one key, the first is.
INSERT INTO idempotency_keys (caller, key, fingerprint, status, location, object_version, body, created_at, object, held)
  SELECT coalesce(whose.person_id, whose.account_id), kept.key, kept.fingerprint, kept.status, kept.location, kept.object_version, kept.body, kept.created_at, kept.object, kept.held
  FROM idempotency_keys kept JOIN tokens whose ON whose.id = kept.caller
  WHERE true
  ORDER BY kept.created_at
  ON CONFLICT DO NOTHING;
INSERT INTO idempotency_keys (caller, key, fingerprint, status, location, object_version, body, created_at, object, held)
  SELECT whose.person_id, kept.key, kept.fingerprint, kept.status, kept.location, kept.object_version, kept.body, kept.created_at, kept.object, kept.held
  FROM idempotency_keys kept JOIN identities whose ON whose.id = kept.caller
  WHERE true
  ORDER BY kept.created_at
  ON CONFLICT DO NOTHING;
