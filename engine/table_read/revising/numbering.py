"""Revising, numbering: a person counts lines and scenes in the script they have before them, however far it has been changed since; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import Scene, TableRead
from engine.table_read.revising.changes import compared
from engine.table_read.revising.clauses import QUOTED

NUMBERED = re.compile(
    r"\b(?P<what>lines?|scenes?|beats?|chapters?|sections?|parts?)(?P<gap>\s+(?:number\s+|"
    r"no\.?\s*)?)(?P<numbers>\d+(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*(?:-|–)\s*|\s+(?:to|through|until)\s+|"
    r"\s+or\s+)\d+)*)",
    re.IGNORECASE,
)


class Numbering:
    """Where the lines and scenes of the first version are now."""

    def __init__(self, read: TableRead) -> None:
        self.first = read
        self._lines: dict[int, int] = {entry.index: entry.index for entry in read.screenplay.entries}
        self._scenes: dict[int, int] = {scene.index: scene.index for scene in read.screenplay.scenes}

    def now(self, clause: str) -> str:
        """The clause with every number as it counts now. Raises `EditRefused` for one that an earlier wish took away."""
        if all(old == new for known in (self._lines, self._scenes) for old, new in known.items()):
            return clause
        quoted = [found.span() for found in QUOTED.finditer(clause)]
        return NUMBERED.sub(
            lambda found: found.group() if any(a <= found.start() < b for a, b in quoted) else self._renumbered(found),
            clause,
        )

    def follow(self, before: TableRead, after: TableRead) -> None:
        """Remember where everything has gone."""
        lines = {one.before.index: one.after.index for one in compared(before, after).lines if one.before and one.after}
        scenes = _scenes(before.screenplay.scenes, after.screenplay.scenes)
        self._lines = {first: lines[now] for first, now in self._lines.items() if now in lines}
        self._scenes = {first: scenes[now] for first, now in self._scenes.items() if now in scenes}

    def _renumbered(self, found: re.Match[str]) -> str:
        line = found["what"].lower().startswith("line")
        known, what = (self._lines, "Line") if line else (self._scenes, "Scene")

        def one(number: re.Match[str]) -> str:
            place = int(number.group()) - 1
            if place not in known:
                raise EditRefused(f"{what} {place + 1} is not there any more.")
            return str(known[place] + 1)

        return f"{found['what']}{found['gap']}{re.sub(r'[0-9]+', one, found['numbers'])}"


def _scenes(before: tuple[Scene, ...], after: tuple[Scene, ...]) -> dict[int, int]:
    """Old to new index; a merged scene is found again in the one that has its beats, or its title."""
    found: dict[int, int] = {}
    for old in before:
        same = [new.index for new in after if old.beat_ids and set(old.beat_ids) <= set(new.beat_ids)]
        titled = [new.index for new in after if new.title == old.title]
        if len(same) == 1 or titled or same:
            found[old.index] = same[0] if len(same) == 1 else (titled or same)[0]
    return found
