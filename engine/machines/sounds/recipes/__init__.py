"""Sounds, recipes: how each sound is made, by the part of the world it comes from."""
