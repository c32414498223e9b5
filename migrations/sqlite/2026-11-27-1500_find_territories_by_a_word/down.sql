DROP TRIGGER territories_search_insert;
DROP TRIGGER territories_search_update;
DROP TRIGGER territories_search_delete;
DROP TABLE territories_search;
