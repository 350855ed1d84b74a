"""Commands: the engine's own face, a verb a file."""
