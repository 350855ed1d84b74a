"""Machines: everything outside the house, one plug a file."""
