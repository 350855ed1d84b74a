"""Table read, spoken words: how each kind of written token is said; pure."""
