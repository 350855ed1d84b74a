"""Machines, voicing: what speech engines have in common: workers, clauses, word times, shaping, ears."""
