-- What keeps the past is written anew from the columns that are left.
DROP TRIGGER IF EXISTS acts_keep_past;
DROP TRIGGER IF EXISTS body_moves_keep_past;
DROP TRIGGER IF EXISTS territory_moves_keep_past;
DROP INDEX territory_moves_act_id;
DROP INDEX body_moves_act_id;
DROP INDEX journal_act_id;
ALTER TABLE journal DROP COLUMN act_id;
ALTER TABLE territory_moves_past DROP COLUMN act_id;
ALTER TABLE territory_moves DROP COLUMN act_id;
ALTER TABLE body_moves_past DROP COLUMN act_id;
ALTER TABLE body_moves DROP COLUMN act_id;
DROP TABLE acts_past;
DROP TABLE acts;
