DROP INDEX appointments_starts_latest;
DROP INDEX appointments_seat;
DROP INDEX appointments_body_ends_latest;
DROP INDEX appointments_ends_latest;
CREATE INDEX appointments_ends_latest ON appointments (ends_latest, id) WHERE ends_latest IS NOT NULL;
CREATE INDEX appointments_body_ends_latest ON appointments (body_id, ends_latest, id) WHERE ends_latest IS NOT NULL;
CREATE INDEX appointments_seat ON appointments (position_id, seat, ends_latest, id);
