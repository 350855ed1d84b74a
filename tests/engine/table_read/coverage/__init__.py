"""Tests of the room that reads scripts and says how good they are."""
