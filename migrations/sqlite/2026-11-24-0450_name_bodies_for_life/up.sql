-- What came of a decision names a body by its id: a slug may change.
UPDATE decisions SET results = (
  SELECT json_group_array(
    CASE WHEN json_extract(outcome, '$.kind') = 'body'
      THEN json_set(outcome, '$.path', '/v1/bodies/' || json_extract(outcome, '$.id'))
      ELSE json(outcome)
    END)
  FROM (SELECT value AS outcome FROM json_each(results) ORDER BY key)
)
WHERE EXISTS (SELECT 1 FROM json_each(results) WHERE json_extract(value, '$.kind') = 'body');
