"""Scoring, loading: a read's sheet and its waves, fetched in the background, the waves a few lines at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.foundation.errors import StudioError
from engine.stage.scoring.model import Sheet
from studio_app.operations import Operations

AT_ONCE = 24


class Loading(QObject):
    """`loaded(sheet)`, then `levels(lines, sounds)` as often as some are there; `refused(problem)` where there is no sheet."""

    loaded = Signal(object)
    levels = Signal(object, object)
    refused = Signal(object)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations, self._number = operations, 0
        self._known: tuple[object, ...] | None = None

    def forget(self) -> None:
        """Whatever comes now is of no use."""
        self._number += 1
        self._known = None

    def load(self, artifact_id: str) -> None:
        """Fetch a read's sheet anew."""
        self._number += 1
        number, scoring = self._number, self._operations.studio.scoring
        self._operations.look(
            lambda work: scoring.sheet(work, artifact_id),
            lambda sheet: self._show(number, sheet),
            self.refused.emit,
        )

    def _show(self, number: int, sheet: Sheet) -> None:
        if number != self._number:
            return
        self.loaded.emit(sheet)
        inputs = sheet.inputs
        sounds = [clip.sound for clip in inputs.music.clips]
        known = (sheet.artifact_id, sheet.timeline.entries, inputs.modifications, tuple(sounds))
        if known != self._known:
            self._known = known
            self._fetch_sounds(sheet)

    def _fetch_sounds(self, sheet: Sheet) -> None:
        scoring, artifact_id = self._operations.studio.scoring, sheet.artifact_id

        def come(found: dict[str, bytes]) -> None:
            if self._is_wanted(sheet):
                self.levels.emit({}, found)
                self._fetch_lines(sheet, 0)

        self._operations.away(lambda: scoring.sound_levels(artifact_id), come, self._give_up)

    def _fetch_lines(self, sheet: Sheet, first: int) -> None:
        scoring, artifact_id = self._operations.studio.scoring, sheet.artifact_id
        if first >= len(sheet.timeline.entries):
            return
        positions = range(first, min(first + AT_ONCE, len(sheet.timeline.entries)))

        def come(found: dict[int, bytes]) -> None:
            if self._is_wanted(sheet):
                self.levels.emit(found, {})
                self._fetch_lines(sheet, first + AT_ONCE)

        self._operations.away(lambda: scoring.line_levels(artifact_id, positions), come, self._give_up)

    def _is_wanted(self, sheet: Sheet) -> bool:
        return self._known is not None and self._known[:2] == (sheet.artifact_id, sheet.timeline.entries)

    def _give_up(self, _problem: StudioError) -> None:
        """Without waves the page is as useful; whoever plays will hear what is wrong."""
        self._known = None
