"""Tests of the room credits."""
