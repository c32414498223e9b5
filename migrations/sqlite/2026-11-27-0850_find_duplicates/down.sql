DROP INDEX recusals_declared_by;
DROP INDEX meetings_minutes_approved_by;
DROP INDEX meetings_minutes_drafted_by;
DROP TABLE merges;
DROP TABLE duplicate_pairs;
DROP TABLE duplicate_keys;
DROP TABLE unscanned_persons;
