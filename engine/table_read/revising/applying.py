"""Revising, applying: an edit makes another table read of one; what an edit does not touch stays as it is; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import singledispatch

from engine.table_read.casting import colour
from engine.table_read.errors import EditRefused
from engine.table_read.model import CastMember, Entry, Grounding, TableRead
from engine.table_read.names import match
from engine.table_read.revising import edits
from engine.table_read.revising.addressing import renamed_in
from engine.table_read.revising.people import whom
from engine.table_read.revising.rearranging import rearrange
from engine.table_read.revising.resting import rested
from engine.table_read.revising.sheets import Sheets
from engine.table_read.revising.texts import a_line, a_title

Make = Callable[[Entry], Entry]
LONGEST_NAME = 80


def revised(read: TableRead, changes: Iterable[edits.Edit]) -> TableRead:
    """The read after these edits, one after the other; each speaks of the script the one before it left.

    Raises `EditRefused` with the reason; then nothing has changed, since nothing here ever does.
    """
    for change in changes:
        read = _apply(change, read)
    return read


def character(read: TableRead, name: str) -> str:
    """The label of this character. Raises `EditRefused`."""
    label = whom(read, name)
    if label is None:
        known = ", ".join(read.screenplay.characters)
        raise EditRefused(f"Nobody called {name} speaks in this script.", hint=f"Those who speak: {known}.")
    return label


@singledispatch
def _apply(change: object, read: TableRead) -> TableRead:
    raise TypeError(f"not an edit: {change!r}")


@_apply.register
def _rename(change: edits.Rename, read: TableRead) -> TableRead:
    label, name = character(read, change.character), " ".join(change.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise EditRefused(f"A name has 1 to {LONGEST_NAME} characters.")
    taken = match(name, (one for one in read.screenplay.characters if one != label))
    if taken is not None:
        raise EditRefused(f"Somebody called {name} speaks already.", hint=f"Give {label}'s lines to {name} instead.")
    play = read.screenplay
    entries = tuple(_called(entry, label, name) for entry in play.entries)
    narrator = name if play.narrator == label else play.narrator
    cast = tuple(replace(one, character=name) if one.character == label else one for one in read.cast)
    return replace(read, screenplay=replace(play, entries=entries, narrator=narrator), cast=cast)


def _called(entry: Entry, label: str, name: str) -> Entry:
    """A quotation is never changed, not even to call somebody by a new name."""
    speaker = name if entry.character == label else entry.character
    text = entry.text if entry.grounding is Grounding.QUOTE else renamed_in(entry.text, label, name)
    return replace(entry, character=speaker, text=text)


@_apply.register
def _swap(change: edits.SwapCharacters, read: TableRead) -> TableRead:
    one, other = character(read, change.one), character(read, change.other)
    turned = {one: other, other: one}
    return _each(read, lambda entry: replace(entry, character=turned.get(entry.character, entry.character)))


@_apply.register
def _give(change: edits.GiveLines, read: TableRead) -> TableRead:
    label, given = character(read, change.character), _known(read, change.indexes)
    return _each(read, lambda entry: replace(entry, character=label) if entry.index in given else entry)


@_apply.register
def _say(change: edits.SayInstead, read: TableRead) -> TableRead:
    _known(read, (change.index,))
    text = a_line(change.text)
    return _each(read, lambda entry: rested(entry, text, read) if entry.index == change.index else entry)


@_apply.register
def _direct(change: edits.Direct, read: TableRead) -> TableRead:
    given = _known(read, change.indexes)
    manner = " ".join((change.parenthetical or "").split()) or None
    return _each(read, lambda entry: replace(entry, parenthetical=manner) if entry.index in given else entry)


@_apply.register
def _mute(change: edits.Mute, read: TableRead) -> TableRead:
    given = _known(read, change.indexes)
    made = _each(read, lambda entry: replace(entry, muted=change.muted) if entry.index in given else entry)
    if all(entry.muted for entry in made.screenplay.entries):
        raise EditRefused("A read with every line muted has nothing to perform.")
    return made


@_apply.register(edits.DropLines | edits.MoveLine | edits.MoveLines | edits.SplitLine | edits.JoinLines | edits.AddLine)
@_apply.register(edits.DropScene | edits.MoveScene | edits.MergeScenes | edits.RetitleScene)
def _restructure(change: edits.Structural, read: TableRead) -> TableRead:
    return restructured(read, (change,))


def restructured(read: TableRead, changes: Iterable[edits.Structural]) -> TableRead:
    """The read after edits of its order, all of them in the numbers it has now. Raises `EditRefused`."""
    sheets = Sheets(read.screenplay)
    for change in changes:
        rearrange(change, sheets, read)
    made = sheets.screenplay()
    return read if made == read.screenplay else _cast_again(replace(read, screenplay=made))


@_apply.register
def _retitle(change: edits.Retitle, read: TableRead) -> TableRead:
    return replace(read, screenplay=replace(read.screenplay, title=a_title(change.title)))


def _each(read: TableRead, make: Make) -> TableRead:
    play = read.screenplay
    entries = tuple(make(entry) for entry in play.entries)
    narrator = play.narrator if play.narrator in {entry.character for entry in entries} else None
    return _cast_again(replace(read, screenplay=replace(play, entries=entries, narrator=narrator)))


def _cast_again(read: TableRead) -> TableRead:
    """The cast without those who say nothing any more; the others keep voice, portrait and colour."""
    speaking = frozenset(read.screenplay.characters)
    return replace(read, cast=tuple(one for one in read.cast if one.character in speaking))


def joined(read: TableRead, member: CastMember) -> TableRead:
    """The read with one more character who may be given lines."""
    return replace(read, cast=(*read.cast, replace(member, color=colour(len(read.cast)))))


def _known(read: TableRead, indexes: Iterable[int]) -> frozenset[int]:
    given, count = frozenset(indexes), len(read.screenplay.entries)
    beyond = sorted(index for index in given if not 0 <= index < count)
    if beyond:
        raise EditRefused(f"There is no line {beyond[0] + 1}; the script has {count}.")
    return given
