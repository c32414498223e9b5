DROP TABLE persons_search;
DROP TABLE persons;
