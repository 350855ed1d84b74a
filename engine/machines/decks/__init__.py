"""Machines, decks: slides as other programs open them."""
