"""Machines, letters: which letters the bytes of a text stand for, for every reader."""
