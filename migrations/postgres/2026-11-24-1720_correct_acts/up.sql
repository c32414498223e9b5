-- An act is corrected as other records are: its states are counted, so that nobody overwrites what another corrected.
ALTER TABLE acts ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE acts_past ADD COLUMN version bigint NOT NULL DEFAULT 1;
