-- All that somebody gave, in the order of pages.
CREATE INDEX grants_granted_by ON grants (granted_by, id);
