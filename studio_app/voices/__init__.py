"""Voices in the window: who there is, how they sound, and who speaks whom."""
