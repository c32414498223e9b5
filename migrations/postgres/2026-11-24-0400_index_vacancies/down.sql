DROP INDEX appointments_seat;
DROP INDEX appointments_body_ends_latest;
DROP INDEX appointments_ends_latest;
