"""Pictures, moments: when something happened, and what, as a passage says it; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.pictures.figures import MONTHS, YEAR
from engine.pictures.wordings import SENTENCE, plain

if TYPE_CHECKING:
    from engine.planning.envelope import Evidence

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\b(?:\d{{1,2}}\s)?(?:{MONTH})(?:\s\d{{1,2}},?)?\s(?:1[5-9]|20)\d\d\b")
OLD = re.compile(rf"\b(?:in|of|by|anno|im Jahre?|en|nel|em)\s(?:(?:{MONTH})\s)?(1[0-4]\d\d)\b(?![.,]\d|\s?%)")
"""A year before 1500, which only the word before it tells from a number."""
PARTS = re.compile(
    r";\s|,\s(?:and\s|und\s)?(?=(?:in|on|by)\s(?:the\s)?(?:\w+\s){0,2}\d{3,4}\b)|,\s(?=\d{4}\s)", re.IGNORECASE
)
"""Where a sentence goes on to something that has a date of its own."""
NOT_WHEN = re.compile(
    r"\b(?:since|before|until|till|after|between|from|than|target for|seit|vor|bis|nach|zwischen|depuis|avant|jusqu.en|desde|hasta|dal)"
    r"\s(?:the\s|about\s)?$", re.IGNORECASE,
)  # fmt: skip
"""What makes of a date the edge of a stretch of time."""
TOLD_OF = re.compile(
    r"\b(?:mention(?:s|ed|ing)?|erwähn\w+|mentionn\w+|mencion\w+|menzion\w+|noem\w+)\s(?:the\s|das\s|l.|el\s|het\s|o\s)?"
    r"(?:(?:year|Jahr|année|anno|año|jaar|ano)\s)?$", re.IGNORECASE,
)  # fmt: skip
"""What makes of a date something that is spoken of."""
LEAST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened as the passage writes it, a number for the order, and what it says of it."""

    shown: str
    order: float
    told: str


def moments_in(item: Evidence) -> tuple[Moment, ...]:
    """Every dated happening of a passage, a part of a sentence each where that has several; no edges of stretches of time."""
    return tuple(moment for sentence in SENTENCE.split(plain(item.quote)) for moment in _moments(sentence))


def _moments(sentence: str) -> Iterator[Moment]:
    parts, begin = list[tuple[int, int]](), 0
    for found in PARTS.finditer(sentence):
        if found[0].strip() == "," and not re.search(r"\d{4}", sentence[begin : found.start()]):
            continue  # what comes before has no date of its own, and is what happened then
        parts, begin = [*parts, (begin, found.start())], found.end()
    pieces = [sentence[start:end] for start, end in (*parts, (begin, len(sentence)))]
    when = [_when(piece) for piece in pieces]
    if sum(one is not None for one in when) == 1 and when[0] is not None:
        yield Moment(*when[0], sentence)
        return
    for piece, one in zip(pieces, when, strict=True):
        if one is not None and len(piece.split()) >= LEAST_TOLD:
            yield Moment(*one, piece.strip())


def _when(piece: str) -> tuple[str, float] | None:
    """The first date of a part of a sentence, if that is when it happened."""
    whole, year, old = DATE.search(piece), YEAR.search(piece), OLD.search(piece)
    first = whole or year or old
    if first is None:
        return None
    start = first.start(1) if first is old else first.start()
    shown = first[1] if first is old else first[0]
    before = piece[:start]
    if NOT_WHEN.search(before) or TOLD_OF.search(before) or not re.search(r"\d{4}", shown):
        return None
    number = re.search(r"\d{4}", shown)
    assert number is not None
    decade = piece[start + len(shown) :][:1] == "s" and first is not whole
    return shown + "s" * decade, float(number[0]) + _month(shown) / 13


def _month(shown: str) -> float:
    words = shown.replace(",", "").lower().split()
    found, day = (
        [MONTHS.index(word) + 1 for word in words if word in MONTHS],
        [int(word) for word in words if word.isdigit() and len(word) < 3],
    )
    return (found[0] if found else 0) + (day[0] / 32 if day and found else 0.0)
