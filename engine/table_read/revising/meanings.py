"""Revising, meanings: what a clause means: as it stands, as an idiom, or with a slip of the pen mended; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.abroad import in_english
from engine.table_read.revising.answers import Answer, Fit, FromSources
from engine.table_read.revising.gist import gist
from engine.table_read.revising.glossing import in_english_word_by_word
from engine.table_read.revising.grammar import LONGEST, meaning
from engine.table_read.revising.idioms import plainly
from engine.table_read.revising.kinds import of_its_kind
from engine.table_read.revising.sparing import spared_in, sparing
from engine.table_read.revising.spelling import mended

PLACE_FIRST = re.compile(
    r"^(?P<place>(?:in|(?:right |just )?before|(?:right |just )?after|between|during)\s+(?:(?:the\s+)?(?:scenes?|lines?|beats?)\s+\d+(?:\s+and\s+\d+)?"
    r"|the\s+\w+\s+(?:scene|line|beat)|(?:all\s+)?the\s+scenes)),?\s+(?P<wish>.+)$",
    re.IGNORECASE,
)
ADD_THERE = re.compile(
    r"^(?P<place>(?:(?:right|just|directly)\s+)?(?:before|after)\s+[^:]+?),?\s+(?P<wish>add(?:\s+a\s+line)?)\s*:\s*(?P<text>.+)$",
    re.IGNORECASE,
)


def meant(read: TableRead, clause: str) -> Answer | None:
    """What the clause asks for; None where no reading of it is understood.

    Raises `EditRefused` of the most particular reading when it is understood and asks for what there is not.
    """
    if len(clause) <= LONGEST and (spared := spared_in(clause)) is not None:
        return sparing(read, meant(read, in_english(spared[0])), spared[1])
    refusal: EditRefused | None = None
    idioms = plainly(clause) if len(clause) <= LONGEST else ()
    for reading in _readings(read, clause):
        try:
            answer = meaning(read, of_its_kind(read, reading))
        except EditRefused as refused:
            refusal = refused if refusal is None or reading in idioms else refusal
            continue
        if answer is not None:
            return answer
    if refusal is not None:
        raise refusal
    return None


def length_wanted(read: TableRead, wishes: Iterable[str]) -> float | None:
    """The seconds that the first of these wishes for another length of the whole asks for; None where none is one."""
    return next((found for one in wishes if (found := _length(read, one)) is not None), None)


def _length(read: TableRead, wish: str) -> float | None:
    try:
        answer = meant(read, in_english(wish))
    except EditRefused:
        return None
    if isinstance(answer, Fit):
        return None if answer.lines else answer.target_s
    return answer.target_s if isinstance(answer, FromSources) else None


def _readings(read: TableRead, clause: str) -> Iterator[str]:
    yield from _in_english(read, clause)
    if len(clause) <= LONGEST and (glossed := in_english_word_by_word(read, clause)) is not None:
        yield from _in_english(read, glossed)


def _in_english(read: TableRead, clause: str) -> Iterator[str]:
    """The clause, in the words of the grammar too, with its place behind it, with its slips mended, and by its gist."""
    yield clause
    if len(clause) > LONGEST:
        return
    if found := ADD_THERE.match(clause):
        yield f"{found['wish']} {found['place']}: {found['text']}"
    yield from plainly(clause)
    placed = f"{found['wish']} {found['place']}" if (found := PLACE_FIRST.match(clause)) else clause
    spelt = mended(read, clause)
    for said in dict.fromkeys((placed, spelt)):
        if said != clause:
            yield said
            yield from plainly(said)
    for said in dict.fromkeys((clause, spelt)):
        for reading in gist(read, said):
            yield reading
            yield from plainly(reading)
