-- Where a decision of the past was found, and the quorum as it was when a decision was recorded. What was recorded before is
-- history: nobody asked for a quorum then.
ALTER TABLE decisions ADD COLUMN source jsonb;
ALTER TABLE decisions ADD COLUMN quorum jsonb;
