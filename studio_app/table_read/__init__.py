"""Table read in the window: the job's progress, the script, and what can be done with it."""
