"""Machines, readers, workshop: the process where files are read, and the desk that hands them in."""
