"""Machines, writers, model: a language model writes beat by beat, every line held against its evidence before it is let through."""
