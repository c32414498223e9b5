DROP TABLE mandate_functions;
DROP TABLE mandate_functions_past;
DROP TABLE mandates;
DROP TABLE mandates_past;
