DELETE FROM person_words WHERE word LIKE '%' || chr(31) || '%';
