DROP TABLE national_ids;
DROP TABLE national_id_authorizations;
