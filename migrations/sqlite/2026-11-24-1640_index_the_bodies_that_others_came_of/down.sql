DROP INDEX bodies_split_from;
DROP INDEX bodies_merged_into;
DROP INDEX body_moves_decision_id;
