DROP TABLE legal_tasks;
DROP TABLE actions;
DROP TABLE programmes;
