"""Revising, meanings: what a clause means: as it stands, as an idiom, or with a slip of the pen mended; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.answers import Answer
from engine.table_read.revising.grammar import LONGEST, meaning
from engine.table_read.revising.idioms import plainly
from engine.table_read.revising.spelling import mended

PLACE_FIRST = re.compile(
    r"^(?P<place>in\s+(?:(?:scenes?|lines?)\s+\d+|the\s+\w+\s+(?:scene|line))),?\s+(?P<wish>.+)$", re.IGNORECASE
)


def meant(read: TableRead, clause: str) -> Answer | None:
    """What the clause asks for; None where no reading of it is understood.

    Raises `EditRefused` of the most particular reading when it is understood and asks for what there is not.
    """
    refusal: EditRefused | None = None
    idioms = plainly(clause) if len(clause) <= LONGEST else ()
    for reading in _readings(read, clause):
        try:
            answer = meaning(read, reading)
        except EditRefused as refused:
            refusal = refused if refusal is None or reading in idioms else refusal
            continue
        if answer is not None:
            return answer
    if refusal is not None:
        raise refusal
    return None


def _readings(read: TableRead, clause: str) -> Iterator[str]:
    yield clause
    if len(clause) > LONGEST:
        return
    yield from plainly(clause)
    if found := PLACE_FIRST.match(clause):
        placed = f"{found['wish']} {found['place']}"
        yield placed
        yield from plainly(placed)
    spelt = mended(read, clause)
    if spelt != clause:
        yield spelt
        yield from plainly(spelt)
