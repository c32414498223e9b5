-- Nothing to do: this engine has an index of groups of three letters since the first day.
SELECT 1;
