-- Members who go from one unit to another: asked for, consented to by both, or refused.
CREATE TABLE membership_transfers (
  id BLOB NOT NULL PRIMARY KEY,
  membership_id BLOB NOT NULL REFERENCES memberships (id),
  person_id BLOB NOT NULL REFERENCES persons (id),
  from_body_id BLOB NOT NULL REFERENCES bodies (id),
  to_body_id BLOB NOT NULL REFERENCES bodies (id),
  state TEXT NOT NULL,
  wanted_on DATE NOT NULL,
  takes_effect_on DATE,
  asked_by TEXT NOT NULL,
  reason TEXT,
  source TEXT,
  released_by TEXT,
  released_at BIGINT,
  received_by TEXT,
  received_at BIGINT,
  refused_by TEXT,
  refusal TEXT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT membership_transfers_two CHECK (from_body_id <> to_body_id),
  CONSTRAINT membership_transfers_agreed CHECK ((state = 'agreed') = (takes_effect_on IS NOT NULL)),
  CONSTRAINT membership_transfers_by_both CHECK (state <> 'agreed' OR (released_by IS NOT NULL AND received_by IS NOT NULL)),
  CONSTRAINT membership_transfers_refused CHECK ((state = 'refused') = (refused_by IS NOT NULL))
) WITHOUT ROWID;
CREATE UNIQUE INDEX membership_transfers_membership_id_key ON membership_transfers (membership_id) WHERE state = 'pending';
CREATE INDEX membership_transfers_membership_id ON membership_transfers (membership_id, id);
CREATE INDEX membership_transfers_person_id ON membership_transfers (person_id, id);
CREATE INDEX membership_transfers_from_body_id ON membership_transfers (from_body_id, id);
CREATE INDEX membership_transfers_to_body_id ON membership_transfers (to_body_id, id);
CREATE INDEX membership_transfers_state ON membership_transfers (state, id);
