"""Revising, notation: edits as plain JSON values and back; what the API takes and a draft keeps; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields
from typing import Any, get_args

from engine.table_read.errors import EditRefused
from engine.table_read.revising import edits

NAMES: dict[str, type[Any]] = {
    "rename": edits.Rename, "swap_characters": edits.SwapCharacters, "give_lines": edits.GiveLines, "say_instead": edits.SayInstead,
    "direct": edits.Direct, "mute": edits.Mute, "drop_lines": edits.DropLines, "move_line": edits.MoveLine, "move_lines": edits.MoveLines,
    "split_line": edits.SplitLine, "join_lines": edits.JoinLines, "add_line": edits.AddLine, "drop_scene": edits.DropScene,
    "move_scene": edits.MoveScene, "merge_scenes": edits.MergeScenes, "retitle_scene": edits.RetitleScene, "retitle": edits.Retitle,
}  # fmt: skip
KINDS = {kind: name for name, kind in NAMES.items()}
MOST_LINES = 20_000
assert set(KINDS) == set(get_args(edits.Edit))


def as_json(edit: edits.Edit) -> dict[str, Any]:
    """The edit as `{"edit": name, ...}`."""
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(edit).items()}
    return {"edit": KINDS[type(edit)], **plain}


def of_json(data: object) -> edits.Edit:
    """The edit somebody wrote down. Raises `EditRefused` saying what is wrong with it."""
    if not isinstance(data, Mapping) or not isinstance(data.get("edit"), str) or data["edit"] not in NAMES:
        raise EditRefused(f"An edit is one of {', '.join(NAMES)}.", hint='Such as {"edit": "mute", "indexes": [3]}.')
    kind, name = NAMES[data["edit"]], data["edit"]
    known = {item.name: item for item in fields(kind)}
    strange = sorted(set(data) - {*known, "edit"})
    if strange:
        raise EditRefused(f"`{name}` has no {strange[0]}; it has {', '.join(known)}.")
    lacking = [one for one, item in known.items() if one not in data and item.default is MISSING]
    if lacking:
        raise EditRefused(f"`{name}` needs {', '.join(lacking)}.")
    made: edits.Edit = kind(**{one: _value(name, one, known[one].type, data[one]) for one in known if one in data})
    return made


def _value(edit: str, name: str, kind: Any, value: object) -> Any:
    """The value as the edit holds it. Raises `EditRefused`."""
    kind = str(kind)
    if value is None and kind.endswith("| None"):
        return None
    if kind == "tuple[int, ...]":
        if isinstance(value, list | tuple) and 0 < len(value) <= MOST_LINES and all(_whole(one) for one in value):
            return tuple(value)
        raise EditRefused(f"`{edit}` needs {name} as a list of line numbers from 0.")
    fits = {"int": _whole(value), "bool": isinstance(value, bool)}.get(kind.split(" ")[0], isinstance(value, str))
    if not fits:
        words = {"int": "a whole number from 0", "bool": "true or false"}.get(kind.split(" ")[0], "a text")
        raise EditRefused(f"`{edit}` needs {name} as {words}.")
    return value


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_LINES
