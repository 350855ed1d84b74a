"""Table read: the words, who says them, and in which voice."""
