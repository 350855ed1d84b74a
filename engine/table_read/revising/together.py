"""Revising, together: manners that one instruction asks for one after the other hold together: `Reid warmer. Both slower`; pure."""

from __future__ import annotations

import re

from engine.table_read.model import TableRead
from engine.table_read.revising.changes import compared
from engine.table_read.revising.edits import Direct, Edit

MOST = 3
HALF = re.compile(
    r"\b(?:the|its|his|her)\s+(?P<which>first|second|other|latter|former)\s+(?:half|part|one)\b(?!\s+of\b)",
    re.IGNORECASE,
)


def line_split(before: TableRead, now: TableRead) -> int | None:
    """The line that has become two; None where nothing but that has happened to none."""
    old, new = ([one.text for one in read.screenplay.entries] for read in (before, now))
    at = next((place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    is_split = at is not None and len(new) == len(old) + 1 and new[at + 2 :] == old[at + 1 :]
    return at if is_split and at is not None and old[at].startswith(new[at]) else None


def with_half(clause: str, split: int | None) -> str:
    """`the second half` of a line that was just split, as the line it is now."""
    if split is None:
        return clause
    return HALF.sub(lambda half: f"entry {split + (half['which'].lower() not in ('first', 'former'))}", clause)


def beside_earlier(first: TableRead, now: TableRead, wanted: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits, a direction set beside the one that an earlier wish of the same instruction gave that line."""
    if not any(isinstance(one, Direct) and one.parenthetical for one in wanted):
        return wanted
    given = {
        one.after.index: one.after.parenthetical
        for one in compared(first, now).lines
        if one.before and one.after and one.after.parenthetical and one.before.parenthetical != one.after.parenthetical
    }
    return tuple(made for one in wanted for made in _beside(one, given))


def _beside(edit: Edit, given: dict[int, str]) -> tuple[Edit, ...]:
    if not isinstance(edit, Direct) or edit.parenthetical is None or not given.keys() & set(edit.indexes):
        return (edit,)
    alone = tuple(index for index in edit.indexes if index not in given)
    both = tuple(
        Direct((index,), _joined(given[index], edit.parenthetical)) for index in edit.indexes if index in given
    )
    return (*((Direct(alone, edit.parenthetical),) if alone else ()), *both)


def _joined(before: str, now: str) -> str:
    said = list(dict.fromkeys(one.strip() for one in (*before.split(","), *now.split(","))))
    return ", ".join(said) if len(said) <= MOST else now
