"""Library, digesting, lines: a block as its lines of speech or notice, each without its label, number and marks of emphasis. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from engine.library.digesting.turns import TURN, Turns
from engine.library.extraction import Block

DATELINE = re.compile(
    r"\s*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’-]{2,40}(?:, [\w .]{2,30}){0,2}(?:, \d{4})?(?: \([A-Za-z ]{2,20}\))? ?[–—-]{1,2} (?=[^\W\d_a-z])"
)
NUMBERED = re.compile(r"\s*(?:\*\*)?TL;?DR:?(?:\*\*)?:?\s+|\s*(?:§\s?)?\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\W\d_a-z])")
HEADING = re.compile(r"[^\W\d_a-z][^\n.!?:;,]{5,70}[^\s.!?:;,–—-]\s*$")
APART = re.compile(r"\s*(?P<mark>[*_]{1,2})(?=[^\s*_])")


@dataclass(frozen=True, slots=True)
class Line:
    """Where the words of a line stand, who says them, if anybody; `is_set_apart` where all of the block is emphasised."""

    start: int
    end: int
    speaker: str | None
    asks: bool = False
    is_set_apart: bool = False


def lines_of(text: str, block: Block, turns: Turns) -> Iterator[Line]:
    """The lines of a block: one, or one for each label that opens a line of it."""
    opening = _behind_heading(text, block.start, block.end)
    starts = [opening, *(at for at in _labelled(text, block) if at > opening), block.end]
    for start, end in pairwise(starts):
        apart = _within_marks(text, start, end)
        if apart is not None:
            yield Line(*apart, None, is_set_apart=True)
            continue
        numbered = NUMBERED.match(text, start, end) or DATELINE.match(text, start, end)
        opened = turns.opening(text, numbered.end() if numbered else start, end)
        yield Line(opened.start, end, opened.speaker, opened.asks)


def _behind_heading(text: str, start: int, end: int) -> int:
    """Where the words of a block begin whose first line is a heading of its own: one that breaks off although more had room on it."""
    rows = text[text.rfind("\n", 0, start) + 1 : end].split("\n")
    first, rest = text[start:end].partition("\n")[0], [row.strip() for row in rows[1:]]
    if len(rest) < 2 or not rest[0] or not HEADING.match(first) or not rest[0][0].isupper():
        return start
    width = max(len(row.rstrip()) for row in rows[:-1])
    breaks_off = len(rows[0].rstrip()) + 1 + len(rest[0].split()[0]) < width
    is_prose = any(row[:1].islower() for row in rest[1:])
    return start + len(first) + 1 if breaks_off and is_prose else start


def _labelled(text: str, block: Block) -> list[int]:
    breaks = (found.end() for found in re.compile(r"\n").finditer(text, block.start, block.end))
    return [at for at in breaks if TURN.match(text, at, block.end) or NUMBERED.match(text, at, block.end)]


def _within_marks(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The inside of a block that one pair of marks of emphasis holds as a whole."""
    opened = APART.match(text, start, end)
    body = text[start:end].rstrip()
    if opened is None or not body.endswith(opened["mark"]):
        return None
    inside = opened.end(), start + len(body) - len(opened["mark"])
    return inside if opened["mark"][0] not in text[inside[0] : inside[1]] else None
