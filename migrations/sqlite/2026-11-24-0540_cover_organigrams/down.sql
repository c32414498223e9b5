DROP INDEX appointments_body_id;
CREATE INDEX appointments_body_id ON appointments (body_id, id);
