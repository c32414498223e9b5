DROP TABLE decisions;
DROP TABLE proposals;
DROP TABLE interventions;
DROP TABLE attendances;
DROP TABLE agenda_items;
DROP TABLE meetings;
