-- Terms whose last day was set with the appointment, by that day. What is null in each of them is there so that a walk
-- along it looks up no row.
CREATE INDEX appointments_ends_set ON appointments (ends_latest, starts_latest, id, capacity, starts_earliest, position_id, body_id, end_decision_id, end_source) WHERE ends_latest IS NOT NULL AND end_decision_id IS NULL AND end_source IS NULL;
