"""The sound page."""
