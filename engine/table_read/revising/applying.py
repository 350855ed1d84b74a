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
from engine.table_read.revising.resting import own_words, rested
from engine.table_read.revising.sheets import Sheets

Make = Callable[[Entry], Entry]
LONGEST_NAME, LONGEST_LINE, LONGEST_TITLE = 80, 5000, 200


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
    text = _line(change.text)
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


@_apply.register
def _drop_lines(change: edits.DropLines, read: TableRead) -> TableRead:
    sheets = Sheets(read.screenplay)
    for index in sorted(set(change.indexes)):
        sheets.take(index)
    return _laid(read, sheets)


@_apply.register
def _move_line(change: edits.MoveLine, read: TableRead) -> TableRead:
    sheets = Sheets(read.screenplay)
    if change.before in (change.index, change.index + 1):
        sheets.require(change.index)
        return read
    sheets.put(sheets.take(change.index), change.before)
    return _laid(read, sheets)


@_apply.register
def _move_lines(change: edits.MoveLines, read: TableRead) -> TableRead:
    sheets, moved = Sheets(read.screenplay), sorted(_known(read, change.indexes))
    count = len(read.screenplay.entries)
    # The first line behind the place that is not itself on its way.
    before = next((at for at in range(max(0, change.before), count) if at not in moved), count)
    taken = [sheets.take(index) for index in moved]
    sheets.put_all(taken, before, change.scene)
    return _laid(read, sheets)


@_apply.register
def _split(change: edits.SplitLine, read: TableRead) -> TableRead:
    sheets = Sheets(read.screenplay)
    sheet, place = sheets.require(change.index)
    entry = sheet.lines[place]
    first, second = entry.text[: change.at].rstrip(), entry.text[change.at :].lstrip()
    if (
        not first
        or not second
        or not (entry.text[change.at - 1 : change.at + 1].strip() != entry.text[change.at - 1 : change.at + 1])
    ):
        raise EditRefused("A line is split between two of its words.")
    sheet.lines[place : place + 1] = [rested(entry, first, read), rested(entry, second, read)]
    return _laid(read, sheets)


@_apply.register
def _join(change: edits.JoinLines, read: TableRead) -> TableRead:
    sheets = Sheets(read.screenplay)
    sheet, place = sheets.require(change.index)
    if place + 1 >= len(sheet.lines) or sheet.lines[place + 1].character != sheet.lines[place].character:
        raise EditRefused("A line is joined to the next one of the same speaker in the same scene.")
    first, second = sheet.lines[place : place + 2]
    ids = tuple(dict.fromkeys((*first.evidence_ids, *second.evidence_ids)))
    text = f"{first.text.rstrip()} {second.text.lstrip()}"
    sheet.lines[place : place + 2] = [rested(replace(first, evidence_ids=ids), text, read)]
    return _laid(read, sheets)


@_apply.register
def _add(change: edits.AddLine, read: TableRead) -> TableRead:
    label = match(change.character, read.screenplay.characters)
    if label is None and not any(one.character == change.character for one in read.cast):
        raise EditRefused(f"Nobody called {change.character} speaks in this script.")
    sheets = Sheets(read.screenplay)
    line = Entry(-1, 0, label or change.character, _line(change.text), Grounding.CONNECTIVE)
    sheets.put(own_words(line, read), change.before)
    return _laid(read, sheets)


@_apply.register
def _drop_scene(change: edits.DropScene, read: TableRead) -> TableRead:
    sheets = Sheets(read.screenplay)
    del sheets.sheets[sheets.require_scene(change.index)]
    return _laid(read, sheets)


@_apply.register
def _move_scene(change: edits.MoveScene, read: TableRead) -> TableRead:
    sheets = Sheets(read.screenplay)
    moved = sheets.sheets.pop(sheets.require_scene(change.index))
    sheets.sheets.insert(change.before - (change.before > change.index), moved)
    return _laid(read, sheets)


@_apply.register
def _merge(change: edits.MergeScenes, read: TableRead) -> TableRead:
    sheets = Sheets(read.screenplay)
    first, second = sheets.require_scene(change.index), sheets.require_scene(change.index + 1)
    kept, gone = sheets.sheets[first], sheets.sheets.pop(second)
    kept.lines += gone.lines
    kept.scene = replace(kept.scene, beat_ids=(*kept.scene.beat_ids, *gone.scene.beat_ids))
    return _laid(read, sheets)


@_apply.register
def _retitle_scene(change: edits.RetitleScene, read: TableRead) -> TableRead:
    sheets = Sheets(read.screenplay)
    sheet = sheets.sheets[sheets.require_scene(change.index)]
    sheet.scene = replace(sheet.scene, title=_title(change.title))
    return _laid(read, sheets)


@_apply.register
def _retitle(change: edits.Retitle, read: TableRead) -> TableRead:
    return replace(read, screenplay=replace(read.screenplay, title=_title(change.title)))


def _each(read: TableRead, make: Make) -> TableRead:
    play = read.screenplay
    entries = tuple(make(entry) for entry in play.entries)
    narrator = play.narrator if play.narrator in {entry.character for entry in entries} else None
    return _cast_again(replace(read, screenplay=replace(play, entries=entries, narrator=narrator)))


def _laid(read: TableRead, sheets: Sheets) -> TableRead:
    return _cast_again(replace(read, screenplay=sheets.screenplay()))


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


def _line(text: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_LINE:
        raise EditRefused(f"A line has 1 to {LONGEST_LINE} characters.")
    return text


def _title(text: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_TITLE:
        raise EditRefused(f"A title has 1 to {LONGEST_TITLE} characters.")
    return text
