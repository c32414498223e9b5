DROP VIEW IF EXISTS past.mandate_functions;
DROP VIEW IF EXISTS past.mandates;
DROP TABLE mandate_functions;
DROP TABLE mandate_functions_past;
DROP TABLE mandates;
DROP TABLE mandates_past;
DROP FUNCTION IF EXISTS past.keep_mandate_functions;
DROP FUNCTION IF EXISTS past.keep_mandates;
