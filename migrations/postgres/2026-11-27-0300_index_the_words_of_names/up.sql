-- The words of names: each once with what it sounds like, whoever bears it, so that a search settles which words are
-- meant before it looks for persons. A word that nobody bears any more is no harm.
CREATE TABLE name_words (
  word text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  PRIMARY KEY (word, key)
);
CREATE INDEX name_words_key ON name_words (key, word);
-- Who bears a word, or is reached by a number.
CREATE TABLE person_words (
  word text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL,
  PRIMARY KEY (word, person_id)
);
-- Whose words are still to be taken; at the next start they are.
CREATE TABLE unread_persons (
  person_id uuid NOT NULL PRIMARY KEY
);
INSERT INTO unread_persons (person_id) SELECT id FROM persons;
