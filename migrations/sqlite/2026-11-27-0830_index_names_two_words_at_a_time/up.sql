-- The words of names stand two by two too: whoever was read before is read again.
INSERT INTO unread_persons (person_id) SELECT id FROM persons WHERE true ON CONFLICT DO NOTHING;
