DROP TABLE case_openings;
DROP TABLE office_freezes;
DROP TABLE case_members;
DROP TABLE case_parties;
DROP TABLE cases;
ALTER TABLE idempotency_keys DROP COLUMN sealed;
