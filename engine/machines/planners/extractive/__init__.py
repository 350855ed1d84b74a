"""Machines, planners, the extractive one: a plan made of the sources' own sentences; offline, deterministic, pure."""
