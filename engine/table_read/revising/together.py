"""Revising, together: manners that one instruction asks for one after the other hold together: `Reid warmer. Both slower`; pure."""

from __future__ import annotations

from engine.table_read.model import TableRead
from engine.table_read.revising.changes import compared
from engine.table_read.revising.edits import Direct, Edit

MOST = 3


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


def _beside(edit: Edit, given: dict[int, str | None]) -> tuple[Edit, ...]:
    if not isinstance(edit, Direct) or edit.parenthetical is None or not given.keys() & set(edit.indexes):
        return (edit,)
    alone = tuple(index for index in edit.indexes if index not in given)
    both = tuple(
        Direct((index,), _joined(given[index] or "", edit.parenthetical)) for index in edit.indexes if index in given
    )
    return (*((Direct(alone, edit.parenthetical),) if alone else ()), *both)


def _joined(before: str, now: str) -> str:
    said = list(dict.fromkeys(one.strip() for one in (*before.split(","), *now.split(","))))
    return ", ".join(said) if len(said) <= MOST else now
