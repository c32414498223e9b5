-- How old somebody was found to be is told by the day of birth alone, to those who may read it.
UPDATE violations SET found = NULL WHERE rule = 'holder-is-too-young';
UPDATE violations_past SET found = NULL WHERE rule = 'holder-is-too-young';
