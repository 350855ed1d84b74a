"""Table read, lexicon, applying: the tokens of a line as they are said, with what the lexicon knows put in their place; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from engine.table_read.pronunciation import Pronunciation
from engine.table_read.spoken.sounded import sounded

Sayings = Callable[[str], Sequence[str]]
EDGE = re.compile(r"^[^\w]+|[^\w]+$")
OWNED = re.compile(r"['’]s$", re.IGNORECASE)
STOPS = re.compile(r"[,.;:!?…]+$")


def pronounced(sayings: Sayings, lexicon: Sequence[Pronunciation]) -> Sayings:
    """Sayings that know this lexicon; longer entries go first, and there is still one answer a token."""
    if not lexicon:
        return sayings
    entries = sorted(lexicon, key=lambda entry: -len(entry.words))

    def said(text: str) -> Sequence[str]:
        return _replaced(text.split(), list(sayings(text)), entries)

    return said


def _replaced(tokens: Sequence[str], said: list[str], entries: Sequence[Pronunciation]) -> list[str]:
    at = 0
    while at < len(tokens):
        entry = next((one for one in entries if _stands(one, tokens[at : at + len(one.words)])), None)
        width = len(entry.words) if entry else 1
        if entry is not None:
            said[at : at + width] = _said(entry, tokens[at : at + width], said[at + width - 1])
        at += width
    return said


def _stands(entry: Pronunciation, tokens: Sequence[str]) -> bool:
    if len(tokens) != len(entry.words):
        return False
    found = [EDGE.sub("", token) for token in tokens]
    plain = [*found[:-1], OWNED.sub("", found[-1])]
    wanted = list(entry.words)
    return any(_same(words, wanted, caseless=entry.is_caseless) for words in (found, plain))


def _same(words: Sequence[str], wanted: Sequence[str], *, caseless: bool) -> bool:
    if caseless:
        words = [word.lower() for word in words]
    return list(words) == [EDGE.sub("", word) for word in wanted]


def _said(entry: Pronunciation, tokens: Sequence[str], last_said: str) -> list[str]:
    last = EDGE.sub("", tokens[-1])
    owned = OWNED.search(last) is not None and OWNED.search(entry.words[-1]) is None
    stop = STOPS.search(last_said) or STOPS.search(tokens[-1])
    words = _sounds(entry, owned) if entry.sounds else _letters(entry, owned)
    words[-1] += stop[0] if stop else ""
    return words if len(words) == len(tokens) else [" ".join(words), *[""] * (len(tokens) - 1)]


def _sounds(entry: Pronunciation, owned: bool) -> list[str]:
    parts = entry.sounds.split()
    if len(parts) != len(entry.words):
        return [sounded(entry.written, entry.sounds + ("z" if owned else ""))]
    made = [sounded(word, part) for word, part in zip(entry.words, parts, strict=True)]
    return [*made[:-1], sounded(entry.words[-1], parts[-1] + ("z" if owned else ""))]


def _letters(entry: Pronunciation, owned: bool) -> list[str]:
    words = entry.respelled.split()
    return [*words[:-1], words[-1] + ("'s" if owned else "")]
