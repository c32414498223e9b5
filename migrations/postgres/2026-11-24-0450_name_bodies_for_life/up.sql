-- What came of a decision names a body by its id: a slug may change.
UPDATE decisions SET results = (
  SELECT jsonb_agg(
    CASE WHEN outcome ->> 'kind' = 'body'
      THEN jsonb_set(outcome, '{path}', to_jsonb('/v1/bodies/' || (outcome ->> 'id')))
      ELSE outcome
    END ORDER BY place)
  FROM jsonb_array_elements(results) WITH ORDINALITY AS each (outcome, place)
)
WHERE results @> '[{"kind": "body"}]';
