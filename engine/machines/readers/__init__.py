"""Machines, readers: bytes become text with layout; each kind of document is a plug, read in a process of its own."""
