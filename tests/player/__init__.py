"""Tests of the player pages, in a real browser."""
