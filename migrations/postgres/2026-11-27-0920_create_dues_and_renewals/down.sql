DROP TABLE membership_renewals;
DROP TABLE renewal_campaigns;
DROP VIEW IF EXISTS past.membership_dues;
DROP TABLE membership_dues;
DROP TABLE membership_dues_past;
DROP FUNCTION IF EXISTS past.keep_membership_dues;
