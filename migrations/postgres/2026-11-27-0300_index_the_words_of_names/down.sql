DROP TABLE unread_persons;
DROP TABLE person_words;
DROP TABLE name_words;
