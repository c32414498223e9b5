DELETE FROM person_words WHERE word LIKE '%' || char(31) || '%';
