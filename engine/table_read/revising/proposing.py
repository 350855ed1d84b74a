"""Revising, proposing: what a language model makes of wishes the built-in refiner does not understand; held against the evidence; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.applying import restructured, revised
from engine.table_read.revising.translation import Translation, translated
from engine.table_read.revising.understanding import Understood


@dataclass(frozen=True, slots=True)
class Proposed:
    """Edits for the script as it was shown, in its numbers, and what the model could not do; nothing where nobody was asked.

    A translation is of the script after these edits.
    """

    edits: tuple[edits.Edit, ...] = ()
    not_done: tuple[str, ...] = ()
    translation: Translation | None = None


def tried(read: TableRead, proposed: tuple[edits.Edit, ...]) -> TableRead:
    """The read after these edits. Raises `EditRefused` for one that cannot be, or says what no passage carries."""
    made = _laid(read, proposed)
    known = {entry.text for entry in read.screenplay.entries}
    beyond = next((one for one in made.screenplay.entries if one.unsupported and one.text not in known), None)
    if beyond is not None:
        raise EditRefused(f"No passage carries this: “{beyond.text}”.")
    return made


def together(made: Understood, proposed: Proposed) -> Understood:
    """What was understood, and what a model proposed for the rest of it."""
    if not proposed.edits and proposed.translation is None:
        return replace(made, not_done=(*made.not_done, *proposed.not_done))
    read = tried(made.read, proposed.edits)
    if proposed.translation is not None:
        read = translated(read, proposed.translation)
    return replace(made, read=read, not_done=(*without_unclear(made), *proposed.not_done), unclear=())


def without_unclear(made: Understood) -> tuple[str, ...]:
    """What could not be done, without what nobody understood."""
    unclear = tuple(f"“{one}”" for one in made.unclear)
    return tuple(one for one in made.not_done if not one.startswith(unclear))


def _laid(read: TableRead, proposed: tuple[edits.Edit, ...]) -> TableRead:
    """The read after these edits, every number in them being one of the script as it was shown.

    First what moves no line; then the order of lines and scenes, cuts last, so that all of them are there to be named; names at the end.
    """
    order = [one for one in proposed if isinstance(one, edits.Structural)]
    still = [one for one in proposed if not isinstance(one, edits.Structural | edits.Rename)]
    named = [one for one in proposed if isinstance(one, edits.Rename)]
    return revised(restructured(revised(read, still), sorted(order, key=_turn)), named)


def _turn(one: edits.Structural) -> tuple[int, int]:
    """A line is split from behind, so that what is split off first is not looked for in the rest."""
    if isinstance(one, edits.SplitLine):
        return 0, -one.at
    if isinstance(one, edits.JoinLines):
        return 1, -one.index
    return (3 if isinstance(one, edits.DropLines | edits.DropScene) else 2), 0
