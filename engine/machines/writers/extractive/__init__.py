"""Machines, writers, extractive: the writer that needs no model; it arranges what the sources say and adds only joints."""
