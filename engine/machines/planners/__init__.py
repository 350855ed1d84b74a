"""Machines, planners: whoever can turn sources and a brief into a story plan."""
