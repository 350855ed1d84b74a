"""Digesters: what is true of them."""
