DROP INDEX institutions_territory;
