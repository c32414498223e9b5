DROP TABLE territories;
DROP TABLE territory_levels;
