-- What a decision moved, what was merged into a body and what was split from it: asked each time one of them is taken out.
CREATE INDEX body_moves_decision_id ON body_moves (decision_id);
CREATE INDEX bodies_merged_into ON bodies (merged_into);
CREATE INDEX bodies_split_from ON bodies (split_from);
