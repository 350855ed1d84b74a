"""Machines, writers, model, rows: a row of a model's answer becomes an edit of the script it was shown; lines and scenes count from 1."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from engine.table_read.errors import EditRefused
from engine.table_read.revising import edits

if TYPE_CHECKING:
    from engine.table_read.model import TableRead

OF_LINES = ("say", "direct", "give", "mute", "unmute", "drop", "move", "split", "join")
OF_SCENES = ("drop_scene", "move_scene", "merge_scene", "retitle_scene")
WORDED = ("say", "add", "split", "retitle", "retitle_scene")
PLACED = ("add", "move", "move_scene")
KINDS = (*OF_LINES, "add", "rename", "swap", "retitle", *OF_SCENES)


def edit_of(row: Mapping[str, Any], read: TableRead) -> edits.Edit:
    """The edit a row stands for. Raises `EditRefused` with what is wrong about it."""
    kind, text = str(row.get("edit")), str(row.get("text") or "").strip()
    lines = tuple(one - 1 for one in row.get("lines") or () if isinstance(one, int))
    if kind not in KINDS:
        raise EditRefused(f"An edit is one of {', '.join(KINDS)}.")
    if kind in OF_LINES and not lines:
        raise EditRefused(f"An edit “{kind}” names no line.")
    if kind in OF_SCENES and not _number(row, "scene"):
        raise EditRefused(f"An edit “{kind}” names no scene.")
    if kind in WORDED and not text:
        raise EditRefused(f"An edit “{kind}” has no text.")
    if kind in PLACED and not _number(row, "before"):
        raise EditRefused(f"An edit “{kind}” does not say before which number.")
    return _made(kind, lines, text, row, read)


def _made(kind: str, lines: tuple[int, ...], text: str, row: Mapping[str, Any], read: TableRead) -> edits.Edit:
    who, to = str(row.get("who") or ""), str(row.get("to") or "")
    before, scene = _number(row, "before") - 1, _number(row, "scene") - 1
    makers: dict[str, Callable[[], edits.Edit]] = {
        "say": lambda: edits.SayInstead(lines[0], text), "direct": lambda: edits.Direct(lines, text or None),
        "give": lambda: edits.GiveLines(lines, who), "mute": lambda: edits.Mute(lines),
        "unmute": lambda: edits.Mute(lines, False), "drop": lambda: edits.DropLines(lines),
        "move": lambda: edits.MoveLines(lines, before, scene if scene >= 0 else None),
        "split": lambda: edits.SplitLine(lines[0], _place(read, lines[0], text)), "join": lambda: edits.JoinLines(lines[0]),
        "add": lambda: edits.AddLine(before, who, text), "rename": lambda: edits.Rename(who, to),
        "swap": lambda: edits.SwapCharacters(who, to), "retitle": lambda: edits.Retitle(text),
        "drop_scene": lambda: edits.DropScene(scene), "move_scene": lambda: edits.MoveScene(scene, before),
        "merge_scene": lambda: edits.MergeScenes(scene), "retitle_scene": lambda: edits.RetitleScene(scene, text),
    }  # fmt: skip
    return makers[kind]()


def _place(read: TableRead, index: int, text: str) -> int:
    """Where the words begin with which the second half of a line shall begin."""
    entries = read.screenplay.entries
    if not 0 <= index < len(entries):
        raise EditRefused(f"There is no line {index + 1}; the script has {len(entries)}.")
    words = r"\s+".join(re.escape(word) for word in text.split())
    found = re.search(rf"(?<!\w){words}", entries[index].text, re.IGNORECASE)
    if found is None or not found.start():
        raise EditRefused(f"Line {index + 1} is split where its second half begins: “{text}” is not such words of it.")
    return found.start()


def _number(row: Mapping[str, Any], name: str) -> int:
    """A number that counts from 1; 0 where there is none."""
    value = row.get(name)
    return max(0, value) if isinstance(value, int) and not isinstance(value, bool) else 0
