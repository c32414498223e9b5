DROP INDEX appointments_ends_set;
