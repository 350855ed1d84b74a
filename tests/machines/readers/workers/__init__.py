"""Readers that misbehave, each a process of its own."""
