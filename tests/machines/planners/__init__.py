"""Planners that use a model."""
