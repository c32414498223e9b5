DROP TABLE membership_renewals;
DROP TABLE renewal_campaigns;
DROP TABLE membership_dues;
DROP TABLE membership_dues_past;
