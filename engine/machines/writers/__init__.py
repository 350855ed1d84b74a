"""Machines, writers: whoever can turn a plan into a screenplay."""
