"""Library, digesting: says what a text says, in its own words; offline, deterministic, pure."""

from engine.library.digesting.extractive import ExtractiveDigester

__all__ = ["ExtractiveDigester"]
