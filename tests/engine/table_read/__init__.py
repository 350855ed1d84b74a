"""Table read: tests of words, voices and writing."""
