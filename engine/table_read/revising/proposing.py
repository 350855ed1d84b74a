"""Revising, proposing: what a language model makes of wishes the built-in refiner does not understand; held against the evidence; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.applying import revised
from engine.table_read.revising.understanding import Understood

STRUCTURE = (edits.AddLine, edits.DropLines)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Edits for the script as it was shown, in its numbers, and what the model could not do; nothing where nobody was asked."""

    edits: tuple[edits.Edit, ...] = ()
    not_done: tuple[str, ...] = ()


def tried(read: TableRead, proposed: tuple[edits.Edit, ...]) -> TableRead:
    """The read after these edits. Raises `EditRefused` for one that cannot be, or says what no passage carries."""
    made = revised(read, _in_order(proposed))
    known = {entry.text for entry in read.screenplay.entries}
    beyond = next((one for one in made.screenplay.entries if one.unsupported and one.text not in known), None)
    if beyond is not None:
        raise EditRefused(f"No passage carries this: “{beyond.text}”.")
    return made


def together(made: Understood, proposed: Proposed) -> Understood:
    """What was understood, and what a model proposed for the rest of it."""
    if not proposed.edits:
        return replace(made, not_done=(*made.not_done, *proposed.not_done))
    read = tried(made.read, proposed.edits)
    return replace(made, read=read, not_done=(*without_unclear(made), *proposed.not_done), unclear=())


def without_unclear(made: Understood) -> tuple[str, ...]:
    """What could not be done, without what nobody understood."""
    unclear = tuple(f"“{one}”" for one in made.unclear)
    return tuple(one for one in made.not_done if not one.startswith(unclear))


def _in_order(proposed: tuple[edits.Edit, ...]) -> tuple[edits.Edit, ...]:
    """First what moves no line, then from the end of the script to its beginning, so that every number stays true."""
    still = [one for one in proposed if not isinstance(one, STRUCTURE)]
    single = [
        edits.DropLines((index,)) for one in proposed if isinstance(one, edits.DropLines) for index in set(one.indexes)
    ]
    moving: list[edits.AddLine | edits.DropLines] = [
        *(one for one in proposed if isinstance(one, edits.AddLine)),
        *single,
    ]
    renamed = [one for one in still if isinstance(one, edits.Rename)]
    return (*(one for one in still if one not in renamed), *sorted(moving, key=_place, reverse=True), *renamed)


def _place(one: edits.AddLine | edits.DropLines) -> tuple[int, bool]:
    return (one.before, False) if isinstance(one, edits.AddLine) else (one.indexes[0], True)
