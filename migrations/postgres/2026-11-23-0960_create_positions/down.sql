DROP TABLE appointments;
DROP TABLE positions;
