-- Nothing to do: this engine keeps its search index with the table.
SELECT 1;
