-- Where somebody lives is kept by the code the territory bore first and the province it lay in first, so that no act of
-- the state, past or planned, changes a person; both are told as they are on the day asked for.
WITH RECURSIVE bore (code, was) AS (
  SELECT code, code FROM territories WHERE stands_from IS NOT NULL OR renumbered_from IS NOT NULL
  UNION ALL
  SELECT bore.code, territories.renumbered_from FROM bore JOIN territories ON territories.code = bore.was
  WHERE territories.renumbered_from IS NOT NULL
)
UPDATE persons SET
  province = (
    SELECT territory_moves.province FROM bore JOIN territory_moves ON territory_moves.code = bore.was
    WHERE bore.code = persons.residence ORDER BY territory_moves.takes_effect_on LIMIT 1
  ),
  residence = (
    SELECT territories.code FROM bore JOIN territories ON territories.code = bore.was
    WHERE bore.code = persons.residence AND territories.renumbered_from IS NULL
  )
WHERE residence IN (SELECT code FROM bore);
