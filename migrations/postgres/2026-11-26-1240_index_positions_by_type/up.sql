-- Positions of one type, wherever they are: a filter of their list, and of vacancies.
CREATE INDEX positions_type_code ON positions (type_code, id);
CREATE INDEX positions_past_type_code ON positions_past (type_code, id);
