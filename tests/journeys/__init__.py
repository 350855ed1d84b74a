"""Journeys: real processes, real speech, killed and started again."""
