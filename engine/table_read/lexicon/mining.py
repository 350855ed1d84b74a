"""Table read, lexicon, mining: names, acronyms and numbers of a text, most frequent first; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from engine.table_read.saying import spoken_tokens

SENTENCE = re.compile(r"(?:[^.!?…\n]|[.!?…](?=\S))+[.!?…]*")
ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,7}s?|(?:[A-Z]\.){2,}")
MIXED = re.compile(r"[A-Za-z]*[a-z][A-Z][A-Za-z]*")
NAME = re.compile(r"[^\W\d_a-z][\w’'-]*[^\W\d_]", re.UNICODE)
FIGURE = re.compile(r"[$€£]?\d[\d.,:/–-]*\w*%?")
EDGE = re.compile(r"^[^\w$€£]+|[^\w%]+$")
CALENDAR = frozenset(
    "January February March April June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
"""Capitals that no engine stumbles over."""
OWNED = re.compile(r"['’]s$")
MOST = 200


@dataclass(frozen=True, slots=True)
class Mined:
    """A word worth listening to: `kind` is name, acronym or number; `said` is how it is said without a lexicon."""

    written: str
    kind: str
    count: int
    said: str
    sentence: str


def mine(texts: Iterable[str], most: int = MOST) -> tuple[Mined, ...]:
    """Words of these texts that an engine may stumble over; a capital that only begins sentences makes no name."""
    kinds: dict[str, str] = {}
    counts: Counter[str] = Counter()
    where: dict[str, str] = {}
    small: set[str] = set()
    for sentence in (found[0].strip() for text in texts for found in SENTENCE.finditer(text)):
        words = [word for token in sentence.split() if (word := OWNED.sub("", EDGE.sub("", token)))]
        for place, word in enumerate(words):
            kind = _kind(word, opens=place == 0)
            if word.islower():
                small.add(word)
            if kind:
                kinds.setdefault(word, kind)
                where.setdefault(word, sentence[:300])
            counts[word] += 1
    found = [word for word, kind in kinds.items() if kind != "name" or word.lower() not in small]
    found.sort(key=lambda word: (-counts[word], word))
    return tuple(Mined(word, kinds[word], counts[word], _said(word), where[word]) for word in found[:most])


def _kind(word: str, *, opens: bool) -> str:
    if FIGURE.fullmatch(word):
        return "number"
    if ACRONYM.fullmatch(word) or MIXED.fullmatch(word):
        return "acronym"
    return "name" if not opens and len(word) > 2 and word not in CALENDAR and NAME.fullmatch(word) else ""


def _said(word: str) -> str:
    return " ".join(part for part in spoken_tokens(word) if part).strip(" ,")
