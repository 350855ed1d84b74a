"""Library, digesting, lines: a block as its lines of speech or notice, each without its label, number and marks of emphasis. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.library.digesting.turns import Turns
from engine.library.extraction import Block

DATELINE = re.compile(
    r"\s*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’-]{2,40}(?:, [\w .]{2,30}){0,2}(?:, \d{4})?(?: \([A-Za-z ]{2,20}\))? ?[–—-]{1,2} (?=[^\W\d_a-z])"
    r"|\s*[*_]{0,2}[A-ZÀ-Þ][\w .'’-]{1,30},? (?:\w+ )?\d{1,2}(?:st|nd|rd|th|\.)?(?: de)? \w+,?(?: de)? \d{4}\.?[*_]{0,2}\s*(?:\([A-Za-z /]{2,20}\))?\s*"
    r"[–—-]{1,2}\s*(?=[^\W\d_a-z])"
)
NUMBERED = re.compile(
    r"\s*\d{1,2}\.?[ºª]\s+(?=[A-ZÀ-Þ])|\s*(?:\*\*)?TL;?DR:?(?:\*\*)?:?\s+|\s*(?:§\s?)?\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\W\d_a-z])"
)
AGENDA = re.compile(
    r"\s*(?:TOP|Tagesordnungspunkt|Punkt|(?:Agenda )?[Ii]tem|Point|Punto|Ponto|Agendapunt)\s*\d{1,2}\s*[.:)–-]?\s+",
    re.IGNORECASE,
)
"""What numbers a point of an agenda: `TOP 3: Bienen`."""
HEADING = re.compile(r"[^\W\d_a-z][^\n.!?:;,]{2,70}[^\s.!?:;,–—-]\s*$")
SHORT_HEADING = 6
FEWEST_ASKED, ASKED_SHARE = 3, 0.5
APART = re.compile(r"\s*(?P<mark>[*_]{1,2})(?=[^\s*_])")


@dataclass(frozen=True, slots=True)
class Line:
    """Where the words of a line stand, who says them, if anybody; `mark` is what emphasises all of it."""

    start: int
    end: int
    speaker: str | None
    asks: bool = False
    mark: str = ""

    @property
    def is_set_apart(self) -> bool:
        """Whether all of it is emphasised."""
        return self.mark != ""


def asking_mark(text: str, blocks: Sequence[Block]) -> str | None:
    """The mark of emphasis in which an interviewer's lines are set, None where a text is no interview set in that way."""
    for mark in ("**", "__", "*", "_"):
        held = [
            body
            for block in blocks
            if (body := text[block.start : block.end].strip()).startswith(mark) and body.endswith(mark)
        ]
        held = [
            body
            for body in held
            if body[len(mark) : len(mark) + 1] not in ("*", "_") and mark not in body[len(mark) : -len(mark)]
        ]
        if len(held) >= FEWEST_ASKED and sum("?" in body for body in held) >= ASKED_SHARE * len(held):
            return mark
    return None


def lines_of(text: str, block: Block, turns: Turns) -> Iterator[Line]:
    """The lines of a block: one, or one for each label that opens a line of it."""
    opening = _behind_heading(text, block.start, block.end)
    starts = [opening, *(at for at in _labelled(text, block, turns) if at > opening), block.end]
    for start, end in pairwise(starts):
        apart = _within_marks(text, start, end)
        if apart is not None:
            yield Line(apart[1], apart[2], None, mark=apart[0])
            continue
        numbered = NUMBERED.match(text, start, end) or DATELINE.match(text, start, end)
        opened = turns.opening(text, numbered.end() if numbered else start, end)
        yield Line(opened.start, end, opened.speaker, opened.asks)


def _behind_heading(text: str, start: int, end: int) -> int:
    """Where the words of a block begin whose first line is a heading of its own: one that breaks off although more had room on it."""
    rows = text[text.rfind("\n", 0, start) + 1 : end].split("\n")
    first, rest = text[start:end].partition("\n")[0], [row.strip() for row in rows[1:]]
    number = AGENDA.match(first)
    if number and rest and rest[0] and len(first[number.end() :].split()) <= SHORT_HEADING:
        return start + len(first) + 1
    if not rest or not rest[0] or not HEADING.match(first) or not rest[0][0].isupper():
        return start
    below = len(rest[0]) > len(rows[0].rstrip()) + len(rest[0].split()[0]) and rest[0][-1] in ".!?"
    if below and len(first.split()) <= SHORT_HEADING:
        return start + len(first) + 1
    width = max(len(row.rstrip()) for row in rows[:-1])
    breaks_off = len(rows[0].rstrip()) + 1 + len(rest[0].split()[0]) < width
    is_prose = any(row[:1].islower() for row in rest[1:])
    return start + len(first) + 1 if breaks_off and is_prose else start


def _labelled(text: str, block: Block, turns: Turns) -> list[int]:
    breaks = (found.end() for found in re.compile(r"\n").finditer(text, block.start, block.end))
    return [at for at in breaks if turns.begins(text, at, block.end) or NUMBERED.match(text, at, block.end)]


def _within_marks(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The mark and the inside of a block that one pair of marks of emphasis holds as a whole."""
    opened = APART.match(text, start, end)
    body = text[start:end].rstrip()
    if opened is None or not body.endswith(opened["mark"]):
        return None
    inside = opened.end(), start + len(body) - len(opened["mark"])
    return (opened["mark"], *inside) if opened["mark"][0] not in text[inside[0] : inside[1]] else None
