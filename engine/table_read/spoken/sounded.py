"""Table read, spoken, sounded words: a word whose sounds are given, as one token between marks no text of a person can hold; pure.

A sounded token carries both, how it is written and how it sounds in IPA, so that an engine that reads no sounds still says it.
The marks are private characters that `saying` takes out of every line, so only the lexicon can write them.
"""

from __future__ import annotations

import re

OPEN, BETWEEN, SHUT = "\ue000", "\ue001", "\ue002"
SOUNDED = re.compile(f"{OPEN}([^{OPEN}-{SHUT}]*){BETWEEN}([^{OPEN}-{SHUT}]*){SHUT}")
STRAY = re.compile(f"[{OPEN}{BETWEEN}{SHUT}]")


def sounded(written: str, ipa: str) -> str:
    """One token: how it is written (spaces become hyphens) and its sounds (spaces are dropped)."""
    return f"{OPEN}{'-'.join(STRAY.sub('', written).split())}{BETWEEN}{''.join(STRAY.sub('', ipa).split())}{SHUT}"


def is_sounded(text: str) -> bool:
    """Whether any word of it carries its sounds."""
    return SOUNDED.search(text) is not None


def as_written(text: str) -> str:
    """The text with every sounded word as it is written; token for token the same."""
    return STRAY.sub("", SOUNDED.sub(lambda found: found[1], text))
