-- A membership that was taken out left its handovers behind, which no act takes back and no body is rid of. They were
-- known until the membership was taken out.
INSERT INTO handovers_past (
  known_from, known_until, id, kind, object_id, from_body_id, to_body_id, handed_on, held_from, created_at, updated_at
)
SELECT updated_at, gone.at, handovers.id, kind, object_id, from_body_id, to_body_id, handed_on, held_from, created_at,
  updated_at
FROM handovers JOIN (
  SELECT id, max(known_until) AS at FROM memberships_past GROUP BY id
) gone ON gone.id = handovers.object_id
WHERE kind = 'membership' AND updated_at < gone.at
  AND NOT EXISTS (SELECT 1 FROM memberships WHERE memberships.id = handovers.object_id);
DELETE FROM handovers WHERE kind = 'membership'
  AND NOT EXISTS (SELECT 1 FROM memberships WHERE memberships.id = handovers.object_id);
