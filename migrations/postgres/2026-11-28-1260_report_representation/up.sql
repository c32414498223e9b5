-- Institutions are reported by territory.
CREATE INDEX institutions_territory ON institutions (territory, id);
