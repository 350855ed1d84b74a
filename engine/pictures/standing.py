"""Pictures, standing: which quotes hold words as they are shown; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

LETTERS = re.compile(r"\w+")
PARTED, FIGURES, NUMBER = re.compile(r": | … "), re.compile(r" or "), re.compile(r"\d")
LEAST_FOUND = 4
"""Words of the plan that stand in a passage by more than chance."""


def plain(text: str) -> str:
    """Words without case and marks, a space around each; empty where there are none."""
    return f" {' '.join(LETTERS.findall(text.lower()))} " if LETTERS.search(text) else ""


def holds(quote: str, text: str) -> bool:
    """Whether every part of the text stands in the quote word for word."""
    told = plain(quote)
    return all(plain(piece) in told for piece in PARTED.split(text))


def homes(text: str, quotes: Mapping[str, str]) -> tuple[str, ...]:
    """Where words of the plan stand after all, as a title made of a quotation does: names of quotes that hold each part, or none."""
    parts = FIGURES.split(text)
    if not all(len(plain(part).split()) >= LEAST_FOUND or NUMBER.search(part) for part in parts):
        return ()
    found = [next((name for name, quote in quotes.items() if holds(quote, part)), None) for part in parts]
    return tuple(dict.fromkeys(name for name in found if name is not None)) if all(found) else ()
