"""Table read, revising: a plain-language wish becomes edits, edits become the next revision, and both can be compared; pure."""
