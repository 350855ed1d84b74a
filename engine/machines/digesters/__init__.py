"""Machines, digesters: what a source says, by others than the rules in the library."""
