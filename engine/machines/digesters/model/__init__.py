"""Machines, digesters, model: a language model weighs what the rules found; it can add nothing."""
