DROP TABLE membership_transfers;
