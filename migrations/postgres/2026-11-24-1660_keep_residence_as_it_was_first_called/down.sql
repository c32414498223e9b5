WITH RECURSIVE bears (code, next) AS (
  SELECT code, code FROM territories WHERE stands_from IS NOT NULL OR renumbered_to IS NOT NULL
  UNION ALL
  SELECT bears.code, territories.renumbered_to FROM bears JOIN territories ON territories.code = bears.next
  WHERE territories.renumbered_to IS NOT NULL
)
UPDATE persons SET
  province = (
    SELECT territories.province FROM bears JOIN territories ON territories.code = bears.next
    WHERE bears.code = persons.residence AND territories.renumbered_to IS NULL
  ),
  residence = (
    SELECT territories.code FROM bears JOIN territories ON territories.code = bears.next
    WHERE bears.code = persons.residence AND territories.renumbered_to IS NULL
  )
WHERE residence IN (SELECT code FROM bears);
