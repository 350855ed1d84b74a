"""Table read, coverage: a professional reading of a script: scores by category, what is strong, what is not, notes at lines."""
