"""Revising, sheets: a script laid out scene by scene while it is changed, numbered through again at the end; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from engine.table_read.errors import EditRefused
from engine.table_read.screenplay import Entry, Scene, Screenplay

LEAST_SCENES = 2


@dataclass(slots=True)
class Sheet:
    """A scene and its lines."""

    scene: Scene
    lines: list[Entry]


class Sheets:
    """A working copy of a screenplay; indexes are those of the screenplay it was made from until `screenplay()`."""

    def __init__(self, screenplay: Screenplay) -> None:
        self._before, self._merged = screenplay, dict[int, int]()
        self.sheets = [
            Sheet(scene, [entry for entry in screenplay.entries if entry.scene_index == scene.index])
            for scene in screenplay.scenes
        ]

    def __iter__(self) -> Iterator[Entry]:
        return (entry for sheet in self.sheets for entry in sheet.lines)

    def require(self, index: int) -> tuple[Sheet, int]:
        """The sheet a line is on and its place there. Raises `EditRefused`."""
        for sheet in self.sheets:
            for place, entry in enumerate(sheet.lines):
                if entry.index == index:
                    return sheet, place
        raise EditRefused(f"There is no line {index + 1}; the script has {len(self._before.entries)}.")

    def require_scene(self, index: int) -> int:
        """The place of a scene, or of the one it was merged into. Raises `EditRefused`."""
        while index in self._merged:
            index = self._merged[index]
        place = next((place for place, sheet in enumerate(self.sheets) if sheet.scene.index == index), None)
        if place is None:
            raise EditRefused(f"There is no scene {index + 1}; the script has {len(self._before.scenes)}.")
        return place

    def merge(self, first: int, second: int) -> None:
        """The scene at one place and the one at another become one; a scene is not merged with itself."""
        if first == second:
            return
        kept, gone = self.sheets[first], self.sheets[second]
        self._merged[gone.scene.index] = kept.scene.index
        kept.lines += gone.lines
        kept.scene = replace(kept.scene, beat_ids=(*kept.scene.beat_ids, *gone.scene.beat_ids))
        del self.sheets[second]

    def change(self, index: int, **changes: object) -> None:
        """One line otherwise. Raises `EditRefused`."""
        sheet, place = self.require(index)
        sheet.lines[place] = replace(sheet.lines[place], **changes)  # type: ignore[arg-type]

    def take(self, index: int) -> Entry:
        """A line, taken off its sheet. Raises `EditRefused`."""
        sheet, place = self.require(index)
        return sheet.lines.pop(place)

    def put(self, entry: Entry, before: int) -> None:
        """A line before another, or at the very end. Raises `EditRefused`."""
        if before >= len(self._before.entries):
            self.sheets[-1].lines.append(entry)
            return
        sheet, place = self.require(before)
        sheet.lines.insert(place, entry)

    def put_all(self, entries: Iterable[Entry], before: int, scene: int | None = None) -> None:
        """Lines one after the other before another, in its scene or at that place of a named one. Raises `EditRefused`."""
        if scene is None:
            at_end = before >= len(self._before.entries)
            sheet, place = (self.sheets[-1], len(self.sheets[-1].lines)) if at_end else self.require(before)
        else:
            sheet = self.sheets[self.require_scene(scene)]
            place = sum(entry.index < before for entry in sheet.lines)
        sheet.lines[place:place] = entries

    def screenplay(self, **changes: object) -> Screenplay:
        """The script, numbered through, without empty scenes. Raises `EditRefused` when too little of it is left."""
        alive = [sheet for sheet in self.sheets if sheet.lines]
        if len(alive) < LEAST_SCENES:
            raise EditRefused("A table read has at least two scenes with something in them.")
        scenes = tuple(replace(sheet.scene, index=number) for number, sheet in enumerate(alive))
        entries = tuple(_numbered(alive))
        narrator = self._before.narrator
        if narrator is not None and narrator not in {entry.character for entry in entries}:
            changes.setdefault("narrator", None)
        return replace(self._before, scenes=scenes, entries=entries, **changes)  # type: ignore[arg-type]


def _numbered(sheets: Iterable[Sheet]) -> Iterator[Entry]:
    index = 0
    for number, sheet in enumerate(sheets):
        for entry in sheet.lines:
            yield replace(entry, index=index, scene_index=number)
            index += 1
