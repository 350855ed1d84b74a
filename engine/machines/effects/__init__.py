"""Machines, effects: what can be done to a voice that has already been spoken."""
