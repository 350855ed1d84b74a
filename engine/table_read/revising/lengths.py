"""Revising, lengths: wishes for a shorter or a longer read; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.answers import Answer, Fit, FromSources
from engine.table_read.revising.fitting import seconds, seconds_in

Found = re.Match[str]


def shorter(read: TableRead, found: Found) -> Answer:
    """`make it shorter`, `cut it to three minutes`, `trim 20 %`."""
    if re.search(r"\blonger\b", found.string, re.I):
        raise EditRefused("It cannot become shorter and longer at once.", hint="Say how long it shall take.")
    return Fit(_wanted(read, found.string, -1))


def longer(read: TableRead, found: Found) -> Answer:
    """Longer needs more than the script has."""
    if re.search(r"\bshorter\b", found.string, re.I):
        raise EditRefused("It cannot become shorter and longer at once.", hint="Say how long it shall take.")
    return FromSources(found.string) if seconds_in(found.string) is None else _either(read, found.string)


def timed(read: TableRead, found: Found) -> Answer:
    """`make it 90 seconds`."""
    return _either(read, found.string)


def _either(read: TableRead, wish: str) -> Answer:
    target = seconds_in(wish) or seconds(read)
    return Fit(target) if target < seconds(read) else FromSources(wish)


def _wanted(read: TableRead, wish: str, sign: int) -> float:
    now, named = seconds(read), seconds_in(wish)
    if named is not None:
        by = re.search(r"\b(?:by|off|remove|lose|shave)\b", wish, re.I) and not re.search(
            r"\bto\b|\bunder\b", wish, re.I
        )
        return max(now * 0.1, now - named) if by else named
    if share := re.search(r"(\d+(?:\.\d+)?)\s*(?:%|percent|per cent)", wish):
        part = min(95.0, float(share[1])) / 100
        return now * (part if re.search(rf"\bto {re.escape(share[1])}", wish) else 1 + sign * part)
    amount = {
        "half": 0.5,
        "much": 0.55,
        "lot": 0.55,
        "significantly": 0.6,
        "third": 2 / 3,
        "quarter": 0.75,
        "bit": 0.88,
        "slightly": 0.88,
        "little": 0.88,
    }
    return now * next((share for word, share in amount.items() if re.search(rf"\b{word}\b", wish, re.I)), 0.75)
