"""Artifacts: what was made, its numbered revisions, and the files that can be fetched."""
