"""Revising, rearranging: edits of a script's order on its sheets; every number means the script the sheets were made from; pure."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.names import match
from engine.table_read.revising import edits
from engine.table_read.revising.resting import own_words, rested
from engine.table_read.revising.sheets import Sheets
from engine.table_read.revising.texts import a_line, a_title
from engine.table_read.screenplay import Entry, Grounding

NEW = -1


@singledispatch
def rearrange(change: object, sheets: Sheets, read: TableRead) -> None:
    """Do this on the sheets. Raises `EditRefused`; then the sheets are of no use any more."""
    raise TypeError(f"not an edit of the order: {change!r}")


@rearrange.register
def _drop_lines(change: edits.DropLines, sheets: Sheets, read: TableRead) -> None:
    for index in sorted(set(change.indexes)):
        sheets.take(index)


@rearrange.register
def _move_line(change: edits.MoveLine, sheets: Sheets, read: TableRead) -> None:
    if change.before in (change.index, change.index + 1):
        sheets.require(change.index)
    else:
        sheets.put(sheets.take(change.index), change.before)


@rearrange.register
def _move_lines(change: edits.MoveLines, sheets: Sheets, read: TableRead) -> None:
    moved, count = sorted(set(change.indexes)), len(read.screenplay.entries)
    for index in moved:
        sheets.require(index)
    # The first line behind the place that is not itself on its way.
    before = next((at for at in range(max(0, change.before), count) if at not in moved), count)
    sheets.put_all([sheets.take(index) for index in moved], before, change.scene)


@rearrange.register
def _split(change: edits.SplitLine, sheets: Sheets, read: TableRead) -> None:
    sheet, place = sheets.require(change.index)
    entry, at = sheet.lines[place], change.at
    first, second = entry.text[:at].rstrip(), entry.text[at:].lstrip()
    if not first or not second or not any(letter.isspace() for letter in entry.text[at - 1 : at + 1]):
        raise EditRefused("A line is split between two of its words.")
    sheet.lines[place : place + 1] = [rested(entry, first, read), replace(rested(entry, second, read), index=NEW)]


@rearrange.register
def _join(change: edits.JoinLines, sheets: Sheets, read: TableRead) -> None:
    sheet, place = sheets.require(change.index)
    if place + 1 >= len(sheet.lines) or sheet.lines[place + 1].character != sheet.lines[place].character:
        raise EditRefused("A line is joined to the next one of the same speaker in the same scene.")
    first, second = sheet.lines[place : place + 2]
    ids = tuple(dict.fromkeys((*first.evidence_ids, *second.evidence_ids)))
    text = f"{first.text.rstrip()} {second.text.lstrip()}"
    sheet.lines[place : place + 2] = [rested(replace(first, evidence_ids=ids), text, read)]


@rearrange.register
def _add(change: edits.AddLine, sheets: Sheets, read: TableRead) -> None:
    label = match(change.character, read.screenplay.characters)
    if label is None and not any(one.character == change.character for one in read.cast):
        raise EditRefused(f"Nobody called {change.character} speaks in this script.")
    line = Entry(NEW, 0, label or change.character, a_line(change.text), Grounding.CONNECTIVE)
    sheets.put(own_words(line, read), change.before)


@rearrange.register
def _drop_scene(change: edits.DropScene, sheets: Sheets, read: TableRead) -> None:
    del sheets.sheets[sheets.require_scene(change.index)]


@rearrange.register
def _move_scene(change: edits.MoveScene, sheets: Sheets, read: TableRead) -> None:
    if change.before == change.index:
        sheets.require_scene(change.index)
        return
    moved = sheets.sheets.pop(sheets.require_scene(change.index))
    at_end = change.before >= len(read.screenplay.scenes)
    sheets.sheets.insert(len(sheets.sheets) if at_end else sheets.require_scene(change.before), moved)


@rearrange.register
def _merge(change: edits.MergeScenes, sheets: Sheets, read: TableRead) -> None:
    sheets.merge(sheets.require_scene(change.index), sheets.require_scene(change.index + 1))


@rearrange.register
def _retitle_scene(change: edits.RetitleScene, sheets: Sheets, read: TableRead) -> None:
    sheet = sheets.sheets[sheets.require_scene(change.index)]
    sheet.scene = replace(sheet.scene, title=a_title(change.title))
