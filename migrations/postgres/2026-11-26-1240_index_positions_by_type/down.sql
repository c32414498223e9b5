DROP INDEX positions_past_type_code;
DROP INDEX positions_type_code;
