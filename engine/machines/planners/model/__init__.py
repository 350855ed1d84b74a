"""Machines, planners, model: a language model arranges the evidence that was found; it can add none."""
