-- Forty thousand ended appointments are walked to find the vacant seats of a party, and as many first days to find
-- the terms that end: what the walks look at stands in the indexes themselves.
DROP INDEX appointments_ends_latest;
DROP INDEX appointments_body_ends_latest;
DROP INDEX appointments_seat;
CREATE INDEX appointments_ends_latest ON appointments (ends_latest, id, position_id, seat, capacity, body_id) WHERE ends_latest IS NOT NULL;
CREATE INDEX appointments_body_ends_latest ON appointments (body_id, ends_latest, id, position_id, seat, capacity) WHERE ends_latest IS NOT NULL;
CREATE INDEX appointments_seat ON appointments (position_id, seat, ends_latest, capacity, starts_earliest, id);
CREATE INDEX appointments_starts_latest ON appointments (starts_latest, id, ends_latest, starts_earliest, capacity, position_id, body_id);
