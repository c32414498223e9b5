DROP TABLE empowerments;
